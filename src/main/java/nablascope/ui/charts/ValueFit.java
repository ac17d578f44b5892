package nablascope.ui.charts;

import nablascope.timeline.Buckets;

/** Collects values and fits a round axis range to them. */
final class ValueFit {
    private static final int TICKS = 5;
    private final boolean log;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    ValueFit(boolean log) {
        this.log = log;
    }

    void add(Buckets buckets) {
        for (int column = 0; column < buckets.size(); column++) {
            if (buckets.finite(column)) {
                add(buckets.min(column));
                add(buckets.max(column));
            }
        }
    }

    /** What smoothing may reach. */
    void addMiddles(Buckets buckets) {
        for (int column = 0; column < buckets.size(); column++) {
            if (buckets.finite(column)) {
                add(buckets.middle(column));
            }
        }
    }

    /** A log scale has no place for zero and below. */
    void add(double value) {
        if (!log || value > 0) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }

    /** Takes a line in if that leaves the curves at least about half of the height. */
    void addNear(double line) {
        if (low <= high && (log ? line < high * 100 && line > low / 100 : line < 2 * high && line > low - high)) {
            add(line);
        }
    }

    void applyTo(Viewport viewport) {
        if (low > high) {
            viewport.fitValues(log ? 0.1 : 0, log ? 10 : 1);
        } else if (log) {
            viewport.fitValues(below(low), above(high));
        } else {
            fitLinear(viewport);
        }
    }

    /** Zero stands in the middle. */
    void applyAroundZero(Viewport viewport) {
        double most = low > high ? 0 : Math.max(Math.abs(low), Math.abs(high));
        double top = most == 0 ? 1 : Ticks.roundUp(most * 1.04);
        viewport.fitValues(-top, top);
    }

    private void fitLinear(Viewport viewport) {
        double bottom = low >= 0 && low < high / 2 ? 0 : low;
        double length = high - bottom;
        if (length <= Math.abs(high) * 1e-9) {
            length = high == 0 ? 1 : Math.abs(high) * 0.2;
            bottom -= length / 2;
        }
        double unit = Ticks.unit(length / TICKS) / 2;
        double from = bottom == 0 ? 0 : Math.floor((bottom - length * 0.03) / unit) * unit;
        double to = Math.ceil((bottom + length * 1.04) / unit) * unit;
        viewport.fitValues(from, to);
    }

    private static double below(double value) {
        return 1 / Ticks.unit(1 / (value * 0.9));
    }

    private static double above(double value) {
        return Ticks.unit(value * 1.1);
    }
}
