package nablascope.timeline;

import org.jspecify.annotations.Nullable;

/**
 * A run minus a reference, series by series at equal steps, as far as both reach. Has the series that both have with
 * their samples at the same steps. No difference is where either lacks the step, and none that is a number where either
 * has none: infinite against finite is infinite, all else NaN.
 *
 * <p>A column of one step is exact. Of several steps, of which only extremes are known, it has the differences of the
 * smallest, the largest and the last values: each step's difference may be anywhere, but some step's is surely as large
 * as the largest of the three, and some step's as small as the smallest. Both runs are compared over the same steps:
 * where one is known coarsely, a column takes in all the steps of that coarse part. Where the shorter run ends within one,
 * its last steps are compared with all of that part: that it exploded there must not go unseen.
 */
public record Difference(Metrics run, Metrics reference) implements Metrics {
    @Override
    public int indexOf(String name) {
        int mine = run.indexOf(name);
        int other = reference.indexOf(name);
        boolean comparable =
                mine >= 0 && other >= 0 && run.every(mine) > 0 && run.every(mine) == reference.every(other);
        return comparable ? mine : -1;
    }

    /** That both have. */
    @Override
    public long steps() {
        return Math.min(run.steps(), reference.steps());
    }

    @Override
    public long every(int series) {
        return run.every(series);
    }

    @Override
    public long grain(int series, long step) {
        return grain(series, other(series), step);
    }

    private long grain(int mine, int other, long step) {
        return Math.max(run.grain(mine, step), reference.grain(other, step));
    }

    private int other(int series) {
        return reference.indexOf(run.nameOf(series));
    }

    /** Always all of it: what is known coarsely of an early column may take in steps that come late. */
    @Override
    public void read(int series, double fromStep, double toStep, int columns, Buckets out) {
        out.reset(columns);
        Pair pair = new Pair(this, series);
        double width = (toStep - fromStep) / columns;
        long end = steps();
        long from = first(fromStep);
        for (int column = 0; column < columns; column++) {
            long to = Math.min(first(fromStep + (column + 1) * width), end);
            if (from < to) {
                pair.read(from, to);
                out.addDifference(column, pair.mine, pair.theirs);
            }
            from = to;
        }
    }

    private static long first(double step) {
        return (long) Math.max(0, Math.ceil(step));
    }

    @Override
    public @Nullable Sample at(int series, long step) {
        Sample mine = step < steps() ? run.at(series, step) : null;
        Sample theirs = mine == null ? null : reference.at(other(series), step);
        if (mine == null || theirs == null || mine.step() != theirs.step()) {
            return null;
        }
        Pair pair = new Pair(this, series);
        pair.read(mine.step(), mine.step() + 1);
        Buckets one = new Buckets();
        one.reset(1);
        one.addDifference(0, pair.mine, pair.theirs);
        return Sample.of(mine.step(), mine.exact() && theirs.exact(), one);
    }

    @Override
    public String nameOf(int series) {
        return run.nameOf(series);
    }

    /** Both sides of one column; kept from column to column. */
    private static final class Pair {
        private final Difference of;
        private final int series;
        private final int other;
        private final Buckets mine = new Buckets();
        private final Buckets theirs = new Buckets();

        Pair(Difference of, int series) {
            this.of = of;
            this.series = series;
            this.other = of.other(series);
        }

        /** Reads the same steps of both, as far as each has them. */
        void read(long from, long to) {
            long first = from - Math.floorMod(from, of.grain(series, other, from));
            long grain = of.grain(series, other, to - 1);
            long end = Math.ceilDiv(to, grain) * grain;
            of.run.read(series, (double) first, (double) end, 1, mine);
            of.reference.read(other, (double) first, (double) end, 1, theirs);
        }
    }
}
