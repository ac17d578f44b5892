package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.List;

/** Round numbers for axes. */
public final class Ticks {
    private static final double[] ROUND = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};
    private static final int[] LEADING = {1, 2, 5};
    /** Below, labels are indistinguishable from rounding errors of the division. */
    private static final double SLACK = 1e-9;

    private static final int LEAST_TICKS = 3;

    /** A grid line; without a label where there is no room. */
    public record Tick(double value, boolean labelled) {}

    private Ticks() {}

    /** The next round number not below a positive one: coarse enough to be met rarely. */
    static double roundUp(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        for (double factor : ROUND) {
            if (factor * decade >= value * (1 - SLACK)) {
                return factor * decade;
            }
        }
        return 10 * decade;
    }

    /** The smallest of 1, 2, 5 times a power of ten that is at least {@code least}. */
    static double unit(double least) {
        double decade = Math.pow(10, Math.floor(Math.log10(least)));
        for (int leading : LEADING) {
            if (leading * decade >= least * (1 - SLACK)) {
                return leading * decade;
            }
        }
        return 10 * decade;
    }

    /** At most about {@code most} equal steps of 1, 2 or 5 times a power of ten, none finer than {@code leastUnit}. */
    public static List<Tick> linear(double low, double high, int most, double leastUnit) {
        double unit = Math.max(unit((high - low) / Math.max(1, most)), leastUnit);
        if (Math.floor(high / unit + SLACK) - Math.ceil(low / unit - SLACK) < LEAST_TICKS - 1) {
            unit = Math.max(unit(unit / 2.6), leastUnit); // one number on an axis tells no distances
        }
        List<Tick> ticks = new ArrayList<>();
        for (double k = Math.ceil(low / unit - SLACK); k * unit <= high + unit * SLACK; k++) {
            ticks.add(new Tick(k * unit + 0.0, true)); // + 0.0: no minus zero
        }
        return ticks;
    }

    /**
     * Zero and the decades of both signs beyond {@code calm}, where their distances are equal; labels where there is room
     * for {@code most}, on the largest first. Where two of those are not in sight, equal steps.
     */
    static List<Tick> aroundZero(double low, double high, double calm, int most) {
        int first = (int) Math.round(Math.log10(calm)) + 1;
        int last = (int) Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high))) + SLACK);
        int every = (int) Math.max(1, Math.ceil(2.0 * (last - first + 1) / Math.max(1, most - 1)));
        List<Tick> ticks = new ArrayList<>();
        for (int decade = last; decade >= first; decade--) {
            ticks.add(new Tick(-Math.pow(10, decade), (last - decade) % every == 0));
        }
        ticks.add(new Tick(0, true));
        for (int decade = first; decade <= last; decade++) {
            ticks.add(new Tick(Math.pow(10, decade), (last - decade) % every == 0));
        }
        double slack = SLACK * Math.max(Math.abs(low), Math.abs(high));
        ticks.removeIf(tick -> tick.value() < low - slack || tick.value() > high + slack);
        return ticks.stream().filter(Tick::labelled).count() >= 2 ? ticks : linear(low, high, most, Double.MIN_NORMAL);
    }

    /** 1, 2 and 5 of each decade; labels where there is room for {@code most}, on whole decades first. */
    public static List<Tick> decades(double low, double high, int most) {
        double span = Math.log10(high / low);
        int everyDecade = (int) Math.max(1, Math.ceil(span / Math.max(1, most)));
        boolean inner = span * LEADING.length <= most;
        List<Tick> ticks = new ArrayList<>();
        int last = (int) Math.ceil(Math.log10(high));
        for (int decade = (int) Math.floor(Math.log10(low)); decade <= last; decade++) {
            for (int leading : LEADING) {
                double value = leading * Math.pow(10, decade);
                boolean whole = leading == 1 && Math.floorMod(decade, everyDecade) == 0;
                boolean room = whole || (leading != 1 && (inner || span <= 1));
                boolean drawn = room || span <= most;
                if (drawn && value >= low * (1 - SLACK) && value <= high * (1 + SLACK)) {
                    ticks.add(new Tick(value, room));
                }
            }
        }
        return ticks;
    }
}
