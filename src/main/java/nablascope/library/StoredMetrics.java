package nablascope.library;

import java.util.Collection;
import java.util.List;
import nablascope.timeline.Buckets;
import nablascope.timeline.Metrics;
import nablascope.timeline.Sample;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a kept run: rows in order of steps, each with last, smallest and largest finite value of every series.
 * Immutable.
 */
public final class StoredMetrics implements Metrics {
    private final List<String> series;
    private final MetricRow[] rows;
    private final long[] every;

    StoredMetrics(List<String> series, Collection<MetricRow> sorted) {
        this.series = List.copyOf(series);
        this.rows = sorted.toArray(MetricRow[]::new);
        every = new long[this.series.size()];
        for (int i = 0; i < every.length; i++) {
            every[i] = distance(i);
        }
    }

    /** The smallest one between two samples of a series, as the rows of one step show it; 0: they do not. */
    private long distance(int index) {
        long smallest = 0;
        long before = -1;
        for (int i = 0; i < rows.length && rows[i].from() < BucketWidth.FIRST_WIDE && smallest != 1; i++) {
            if (rows[i].flags(index) != 0) {
                long distance = rows[i].from() - before;
                smallest = smallest == 0 ? distance : Math.min(smallest, distance);
                before = rows[i].from();
            }
        }
        return smallest;
    }

    public List<String> series() {
        return series;
    }

    /** Number of rows. */
    public int rows() {
        return rows.length;
    }

    /** One row. */
    public MetricRow row(int index) {
        return rows[index];
    }

    @Override
    public int indexOf(String name) {
        return series.indexOf(name);
    }

    @Override
    public String nameOf(int index) {
        return series.get(index);
    }

    @Override
    public long every(int index) {
        return every[index];
    }

    /** The width of the row that would hold the step. */
    @Override
    public long grain(int index, long step) {
        return BucketWidth.at(Math.max(0, step));
    }

    /** Steps that the last row reaches. */
    @Override
    public long steps() {
        return rows.length == 0 ? 0 : rows[rows.length - 1].to();
    }

    /** How many steps before {@link #steps} no row covers. */
    public long missingSteps() {
        long covered = 0;
        for (MetricRow row : rows) {
            covered += row.to() - row.from();
        }
        return steps() - covered;
    }

    /** The row that begins with a step; null: there is none. */
    @Nullable
    MetricRow beginning(long from) {
        int i = firstEndingAfter(from);
        return i < rows.length && rows[i].from() == from ? rows[i] : null;
    }

    boolean hasWhole(long from) {
        int i = firstEndingAfter(from);
        return i < rows.length && rows[i].from() == from && rows[i].whole();
    }

    /** A row wider than a column counts for every column that it covers. Steps that no row covers are missing. */
    @Override
    public void read(int seriesIndex, double fromStep, double toStep, int columns, Buckets out) {
        out.reset(columns);
        double width = (toStep - fromStep) / columns;
        int row = firstEndingAfter(Math.max(0, (long) fromStep));
        for (int column = 0; column < columns; column++) {
            long from = firstStep(fromStep + column * width);
            long to = Math.min(firstStep(fromStep + (column + 1) * width), steps());
            while (row < rows.length && rows[row].to() <= from) {
                row++;
            }
            long known = from;
            for (int i = row; known < to && i < rows.length && rows[i].from() < to; i++) {
                missing(known, rows[i].from(), out, column);
                rows[i].addTo(out, column, seriesIndex);
                known = rows[i].to();
            }
            missing(known, to, out, column);
        }
    }

    private static void missing(long from, long to, Buckets out, int column) {
        if (from < to) {
            out.add(column, 0, 0, 0, Buckets.MISSING);
        }
    }

    private static long firstStep(double step) {
        return (long) Math.max(0, Math.ceil(step));
    }

    /** Of a row of several steps, its extremes. */
    @Override
    public @Nullable Sample at(int seriesIndex, long step) {
        long sample = Math.min(step, steps() - 1);
        int row = firstEndingAfter(sample);
        while (row >= 0 && row < rows.length && rows[row].from() <= sample && sample < rows[row].to()) {
            long at = sampleUpTo(sample, seriesIndex);
            if (rows[row].flags(seriesIndex) != 0 && at >= rows[row].from()) {
                Buckets one = new Buckets();
                one.reset(1);
                rows[row].addTo(one, 0, seriesIndex);
                return Sample.of(at, rows[row].to() - rows[row].from() == 1, one);
            }
            sample = rows[row].from() - 1;
            row--;
        }
        return null;
    }

    private long sampleUpTo(long step, int seriesIndex) {
        long distance = Math.max(1, every[seriesIndex]);
        return (step + 1) / distance * distance - 1;
    }

    private int firstEndingAfter(long step) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle].to() <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
