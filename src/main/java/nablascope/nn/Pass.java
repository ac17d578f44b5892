package nablascope.nn;

/**
 * What a layer must know of the pass it takes part in besides its input. One object per network, changed between
 * passes by the trainer; engine thread.
 */
public final class Pass {
    /** A drop probability that leaves each dropout layer its own. */
    public static final double OWN_DROPOUT = Double.NaN;

    private final long seed;
    private boolean training;
    private boolean updatesStatistics;
    private long step;
    private int timeSteps = 1;
    private double dropout = OWN_DROPOUT;

    /** @param seed of the run, for dropout masks */
    public Pass(long seed) {
        this.seed = seed;
    }

    /** The next passes are training passes of a step; they share its dropout masks. */
    public void train(long newStep, double newDropout) {
        training = true;
        updatesStatistics = true;
        step = newStep;
        dropout = newDropout;
    }

    /** As {@link #train}, but running statistics stay as they are: for a second look at the same step. */
    public void trainWithoutStatistics() {
        updatesStatistics = false;
    }

    /** The next passes are in evaluation mode: no dropout, running statistics are used and kept. */
    public void evaluate() {
        training = false;
        updatesStatistics = false;
    }

    /** Length of the sequences in the input: its rows are time-major, block t being the rows of time step t. */
    public void setTimeSteps(int newTimeSteps) {
        timeSteps = newTimeSteps;
    }

    public long seed() {
        return seed;
    }

    public boolean training() {
        return training;
    }

    public boolean updatesStatistics() {
        return updatesStatistics;
    }

    public long step() {
        return step;
    }

    public int timeSteps() {
        return timeSteps;
    }

    /** Drop probability of every dropout layer, or {@link #OWN_DROPOUT}. */
    public double dropout() {
        return dropout;
    }
}
