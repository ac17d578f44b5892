package nablascope.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some steps in full: every tensor at every step. Immutable.
 *
 * <p>The tensors are, layer by layer, the layer's parameters, then the layer itself, which stands for its output. A
 * parameter's value is that after the update, its gradient that of the whole objective before clipping; an output and
 * the gradient at it are those of the data loss.
 */
public final class FlightRecording {
    /** What is measured of each tensor. */
    public enum Measure {
        GRADIENT_NORM(0),
        GRADIENT_MAX(1),
        GRADIENT_NON_FINITE(2),
        VALUE_NORM(3),
        VALUE_MAX(4),
        VALUE_NON_FINITE(5);

        private final int place;

        Measure(int place) {
            this.place = place;
        }

        /** Whether it is a share, from 0 to 1. */
        public boolean share() {
            return this == GRADIENT_NON_FINITE || this == VALUE_NON_FINITE;
        }
    }

    /**
     * The batch of a step.
     *
     * @param rows of the training data, in the order of the batch, counted from 0
     * @param worst places in the batch of those whose loss is largest, largest first: NaN, then infinite, then the
     *     rest; empty where the loss is no sum over rows
     * @param losses of the {@code worst}
     */
    public record Batch(List<Integer> rows, List<Integer> worst, List<Float> losses) {
        public Batch {
            rows = List.copyOf(rows);
            worst = List.copyOf(worst);
            losses = List.copyOf(losses);
        }
    }

    /** Where something is: a step of the run, and the tensor's place in {@link #tensors}. */
    public record Cell(long step, int tensor) {}

    /** How many numbers a tensor has at a step. */
    static final int MEASURES = Measure.values().length;

    private final long firstStep;
    private final List<String> tensors;
    private final List<double[]> steps;
    private final List<Batch> batches;

    /** @param steps for each step the measures of the tensors, one tensor after the other */
    FlightRecording(long firstStep, List<String> tensors, List<double[]> steps, List<Batch> batches) {
        this.firstStep = firstStep;
        this.tensors = List.copyOf(tensors);
        this.steps = List.copyOf(steps);
        this.batches = List.copyOf(batches);
    }

    /** Counted from 0. */
    public long firstStep() {
        return firstStep;
    }

    /** How many steps. */
    public int length() {
        return steps.size();
    }

    /** Names: {@code layers.0.weight} of a parameter, {@code layers.0} of a layer's output. */
    public List<String> tensors() {
        return tensors;
    }

    /**
     * A number.
     *
     * @param tensor its place in {@link #tensors}
     * @param step of the run
     */
    public double value(Measure measure, int tensor, long step) {
        return steps.get((int) (step - firstStep))[at(tensor, measure)];
    }

    static int at(int tensor, Measure measure) {
        return tensor * MEASURES + measure.place;
    }

    /** Of a step of the run. */
    public Batch batch(long step) {
        return batches.get((int) (step - firstStep));
    }

    /** The tensor and step that a divergence names; null: they are not in the recording. */
    public @Nullable Cell cell(long step, String tensor) {
        int place = tensors.indexOf(tensor);
        boolean inside = place >= 0 && step >= firstStep && step < firstStep + length();
        return inside ? new Cell(step, place) : null;
    }
}
