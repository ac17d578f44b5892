package nablascope.ui.instruments;

import nablascope.timeline.Buckets;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;

/** Where the two parameters of a surface went: every step of a short run, else as many points as there is room for. */
final class Path {
    private static final int MOST = 800;

    private final Buckets first = new Buckets();
    private final Buckets second = new Buckets();
    private double[] w1 = new double[MOST];
    private double[] w2 = new double[MOST];
    private int size;
    private long steps;

    /** Number of points; those that are no numbers are left out. */
    int size() {
        return size;
    }

    /** Number of steps read. */
    long steps() {
        return steps;
    }

    /** Whether each step has its point. */
    boolean everyStep() {
        return steps <= MOST;
    }

    double w1(int point) {
        return w1[point];
    }

    double w2(int point) {
        return w2[point];
    }

    void read(Timeline timeline, long newSteps) {
        steps = newSteps;
        size = 0;
        if (steps == 0) {
            return;
        }
        int columns = (int) Math.min(steps, MOST);
        timeline.read(timeline.indexOf("w1"), 0, (double) steps, columns, first);
        timeline.read(timeline.indexOf("w2"), 0, (double) steps, columns, second);
        for (int column = 0; column < columns; column++) {
            if (first.flags(column) == Buckets.FINITE && second.flags(column) == Buckets.FINITE) {
                w1[size] = first.last(column);
                w2[size] = second.last(column);
                size++;
            }
        }
        beginAtStart(timeline);
    }

    /** A point of many steps is the last of them; the first must be where the path began. */
    private void beginAtStart(Timeline timeline) {
        Sample x = timeline.at(timeline.indexOf("w1"), 0);
        Sample y = timeline.at(timeline.indexOf("w2"), 0);
        if (size > 0 && x != null && y != null && Float.isFinite(x.value()) && Float.isFinite(y.value())) {
            w1[0] = x.value();
            w2[0] = y.value();
        }
    }

    /**
     * The rectangle of the path together with one point, which a diverging path leaves: points farther away than the
     * start times a factor do not count, or nothing else would be seen.
     */
    Plane bounds(double x, double y, double startX, double startY, double factor) {
        double far = factor * Math.max(Math.hypot(startX - x, startY - y), 1e-3);
        double fromX = Math.min(x, startX);
        double toX = Math.max(x, startX);
        double fromY = Math.min(y, startY);
        double toY = Math.max(y, startY);
        for (int i = 0; i < size; i++) {
            if (Math.abs(w1[i] - x) <= far && Math.abs(w2[i] - y) <= far) {
                fromX = Math.min(fromX, w1[i]);
                toX = Math.max(toX, w1[i]);
                fromY = Math.min(fromY, w2[i]);
                toY = Math.max(toY, w2[i]);
            }
        }
        return Plane.around(fromX, toX, fromY, toY);
    }
}
