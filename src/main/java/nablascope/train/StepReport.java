package nablascope.train;

import nablascope.state.StateVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What one step measured. The trainer has one and fills it anew each step: read it before the next step, on the same
 * thread.
 */
public final class StepReport {
    private final StepSeries series;
    private final double[] values;
    private long step;
    private long epoch;
    private int rows;
    private boolean evaluated;
    private boolean accuracyMeasured;
    private boolean clippingUsed;
    private @Nullable Divergence divergence;

    StepReport(StepSeries series) {
        this.series = series;
        this.values = new double[series.names().size()];
    }

    void begin(long newStep, long newEpoch, int newRows) {
        step = newStep;
        epoch = newEpoch;
        rows = newRows;
        evaluated = false;
    }

    void set(int index, double value) {
        values[index] = value;
    }

    /** @param withAccuracy whether the targets are classes, so that there are right answers */
    void setEvaluated(boolean withAccuracy) {
        evaluated = true;
        accuracyMeasured = withAccuracy;
    }

    void setClippingUsed() {
        clippingUsed = true;
    }

    /** Shows what outlives a step. */
    void visit(StateVisitor visitor) {
        clippingUsed = visitor.flag(clippingUsed);
    }

    void setDivergence(@Nullable Divergence first) {
        divergence = first;
    }

    /** Names of the values. */
    public StepSeries series() {
        return series;
    }

    /** A value by its place in {@link StepSeries#names}; stale for an evaluated series at a step without evaluation. */
    public double value(int index) {
        return values[index];
    }

    /**
     * Whether the step measured this series: evaluations are due at some steps only, and before clipping is first used
     * there is nothing to say about it.
     */
    public boolean measured(int index) {
        if (index == StepSeries.EVAL_ACCURACY) {
            return evaluated && accuracyMeasured;
        }
        return StepSeries.evaluated(index) ? evaluated : clippingUsed || !StepSeries.aboutClipping(index);
    }

    /** Counted from 0. */
    public long step() {
        return step;
    }

    /** Passes over the training rows before this one. */
    public long epoch() {
        return epoch;
    }

    /** Rows in the step's batch. */
    public int rows() {
        return rows;
    }

    public double dataLoss() {
        return values[StepSeries.DATA_LOSS];
    }

    public double loss() {
        return values[StepSeries.LOSS];
    }

    public double gradNorm() {
        return values[StepSeries.GRAD_NORM];
    }

    /** As the update used it. */
    public double clippedGradNorm() {
        return values[StepSeries.GRAD_NORM_CLIPPED];
    }

    /** The first non-finite value of the run, in this step or an earlier one; null: there was none. */
    public @Nullable Divergence divergence() {
        return divergence;
    }
}
