package nablascope.race;

import java.util.List;

/**
 * How one entrant fared, in at most {@link #MOST} stretches of equally many steps, however long the race: a seed's value
 * for a stretch is its mean over the steps. Written by the race's thread, read by any other without locks.
 */
public final class Course {
    /** Stretches of the longest race: few enough that a median of noisy batches is a line that can be followed. */
    public static final int MOST = 250;

    private final long steps;
    private final long width;
    private final Band loss;
    private final Band gradNorm;
    private final int[] diverged;
    private volatile int size;

    Course(long steps) {
        this.steps = steps;
        width = width(steps);
        int stretches = (int) ((steps + width - 1) / width);
        loss = new Band(stretches);
        gradNorm = new Band(stretches);
        diverged = new int[stretches];
    }

    /** Steps per stretch; the last one may be shorter. */
    static long width(long steps) {
        return (steps + MOST - 1) / MOST;
    }

    /** Closes a stretch. Race's thread. */
    void add(List<Lane> lanes) {
        int at = size;
        loss.set(at, lanes.stream().mapToDouble(Lane::stretchLoss).toArray());
        gradNorm.set(at, lanes.stream().mapToDouble(Lane::stretchGradNorm).toArray());
        diverged[at] = (int) lanes.stream().filter(Lane::diverged).count();
        size = at + 1;
    }

    /** Stretches done. Any thread. */
    public int size() {
        return size;
    }

    /** Steps done at the end of a stretch. */
    public long steps(int stretch) {
        return Math.min(steps, (stretch + 1) * width);
    }

    /** The data loss of the batches. */
    public Band loss() {
        return loss;
    }

    /** The norm of the gradient before clipping. */
    public Band gradNorm() {
        return gradNorm;
    }

    /** Seeds that have diverged by the end of a stretch. */
    public int diverged(int stretch) {
        return diverged[stretch];
    }
}
