package nablascope.ui.charts;

import java.util.BitSet;
import nablascope.timeline.Buckets;

/**
 * The smoothed line of a curve: an exponential average that only looks back, so that it lags a little, but never rises
 * before the explosion that raises it. A knob change ends the past, and a gap in the columns weakens its pull.
 *
 * <p>It leaves the average, which would hide an explosion, for a value that is both far from it and larger than any before,
 * and for the last value before a break; with a band behind it, too, so that equal values have equal lines.
 */
final class SmoothTrace {
    /** So many times the average is far. */
    private static final double FAR = 30;
    /** Nearer than this share of the height, nothing is hidden. */
    private static final double NEAR = 0.08;

    private final Trace trace = new Trace();
    private double[] line = {};
    private double weight;
    private double sum;
    private double most;

    Trace trace() {
        return trace;
    }

    /**
     * Computes the line.
     *
     * @param breaks columns where the average starts anew
     * @param peaks columns whose largest value must be shown whatever it is
     * @param reach of the average in columns
     */
    void trace(Buckets buckets, BitSet breaks, BitSet peaks, ValueScale scale, double reach) {
        int columns = buckets.size();
        if (line.length < columns) {
            line = new double[columns];
        }
        trace.reset(columns);
        double decay = Math.exp(-1 / reach);
        weight = 0;
        sum = 0;
        most = 0;
        int last = -1;
        for (int column = 0; column < columns; column++) {
            boolean anew = breaks.get(column) || (buckets.flags(column) & Buckets.MISSING) != 0;
            weight *= anew ? 0 : decay;
            sum *= anew ? 0 : decay;
            if (buckets.finite(column)) {
                double calm = average(scale.y(buckets.middle(column)), scale);
                line[column] = point(buckets, column, scale, calm, peaks.get(column));
                join(last, column);
                last = column;
            } else if (buckets.flags(column) != 0) {
                last = -1;
            }
        }
    }

    private double average(double y, ValueScale scale) {
        // Off the scale's end, such as zero on a log scale, a column must not drag its neighbours away.
        sum += Math.clamp(y, -scale.height(), 2 * scale.height());
        weight += 1;
        return sum / weight;
    }

    private void join(int last, int column) {
        if (last >= 0) {
            trace.line(last + 0.5, line[last], column + 0.5, line[column]);
        } else {
            trace.cover(column, line[column], line[column]);
        }
    }

    /** Whether what follows is no number. */
    private static boolean breaksAfter(Buckets buckets, int column) {
        if ((buckets.flags(column) & Buckets.NON_FINITE) != 0) {
            return true;
        }
        int next = column + 1;
        while (next < buckets.size() && buckets.flags(next) == 0) {
            next++;
        }
        return next < buckets.size() && !buckets.finite(next);
    }

    /** Where the line stands in a column: on the average, or on the value farthest from it, where the next average begins. */
    private double point(Buckets buckets, int column, ValueScale scale, double calm, boolean peak) {
        double top = scale.y(buckets.max(column));
        // Values below zero are differences, whose troughs count as much as their peaks.
        double bottom = buckets.min(column) < 0 ? scale.y(buckets.min(column)) : top;
        boolean above = Math.abs(top - calm) >= Math.abs(bottom - calm);
        double size = Math.abs(above ? buckets.max(column) : buckets.min(column));
        double y = above ? top : bottom;
        boolean far =
                size >= most && Math.abs(y - calm) > NEAR * scale.height() && size > FAR * Math.abs(scale.value(calm));
        most = Math.max(most, size);
        if (far) {
            weight = 0;
            sum = 0;
            return average(y, scale);
        }
        return peak || breaksAfter(buckets, column) ? y : calm;
    }
}
