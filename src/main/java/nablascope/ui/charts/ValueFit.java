package nablascope.ui.charts;

import nablascope.timeline.Buckets;

/** Collects values and fits a round axis range to them. */
final class ValueFit {
    private static final int TICKS = 5;
    /** More decades on either side of zero could not be told apart. */
    private static final double LEAST_CALM = 1e-9;

    private final boolean log;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double most = Double.POSITIVE_INFINITY;
    private long exponents;
    private long counted;

    ValueFit(boolean log) {
        this.log = log;
    }

    /** The largest value up to now. */
    double high() {
        return high;
    }

    /** From now on takes in no value above {@code newMost}. */
    void limit(double newMost) {
        most = newMost;
    }

    void add(Buckets buckets) {
        for (int column = 0; column < buckets.size(); column++) {
            if (buckets.finite(column)) {
                add(buckets.min(column));
                add(buckets.max(column));
            }
        }
    }

    /** What a smoothed line may reach: it goes up to an explosion, but never down to a lucky batch. */
    void addSmoothed(Buckets buckets) {
        for (int column = 0; column < buckets.size(); column++) {
            if (buckets.finite(column)) {
                add(buckets.middle(column));
                add(buckets.max(column));
                if (buckets.min(column) < 0) {
                    add(buckets.min(column)); // a difference
                }
            }
        }
    }

    /** A log scale has no place for zero and below. */
    void add(double value) {
        if (value > most) {
            return;
        }
        if (!log || value > 0) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (value != 0) {
            exponents += Math.getExponent(value);
            counted++;
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
    void applyAroundZero(Viewport viewport, boolean decades) {
        double most = low > high ? 0 : Math.max(Math.abs(low), Math.abs(high));
        double top = most == 0 ? 1 : decades ? above(most) : Ticks.roundUp(most * 1.04);
        viewport.fitValues(-top, top);
    }

    /**
     * For differences, decades from a tenth of what is usual among them on, so that an explosion flattens no others, and
     * what is far smaller than usual stands at zero.
     */
    Scaling aroundZero(double top) {
        double usual = counted == 0 ? top : Math.pow(2, (double) exponents / counted);
        double calm = Math.pow(10, Math.floor(Math.log10(usual)) - 1);
        return new Scaling(true, Math.clamp(calm, top * LEAST_CALM, top / 10));
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
