package nablascope.library;

import java.util.Collection;
import java.util.List;
import nablascope.timeline.Buckets;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a kept run: rows in order of steps, each with last, smallest and largest finite value of every series.
 * Immutable.
 */
public final class StoredMetrics implements Timeline.History {
    private final List<String> series;
    private final MetricRow[] rows;

    StoredMetrics(List<String> series, Collection<MetricRow> sorted) {
        this.series = List.copyOf(series);
        this.rows = sorted.toArray(MetricRow[]::new);
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

    /** Steps that the last row reaches. */
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

    /** The most steps of any row. */
    @Override
    public long widest() {
        return rows.length == 0 ? 1 : BucketWidth.at(rows[rows.length - 1].from());
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

    /**
     * Reads a stretch of a series in equal columns, as a timeline's read does; a row wider than a column counts for
     * every column that it covers.
     *
     * @param out overwritten
     */
    @Override
    public void read(int seriesIndex, double fromStep, double toStep, int columns, Buckets out) {
        out.reset(columns);
        double width = (toStep - fromStep) / columns;
        int row = firstEndingAfter(Math.max(0, (long) fromStep));
        for (int column = 0; column < columns; column++) {
            double from = fromStep + column * width;
            double to = fromStep + (column + 1) * width;
            while (row < rows.length && rows[row].to() <= from) {
                row++;
            }
            for (int i = row; i < rows.length && rows[i].from() < to; i++) {
                rows[i].addTo(out, column, seriesIndex);
            }
        }
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
