package nablascope.ui.instruments;

import java.util.Arrays;
import java.util.List;
import nablascope.timeline.Buckets;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.ViewRange;
import org.jspecify.annotations.Nullable;

/**
 * What a heat map shows: for each row and column the log10 of the largest value, so that an explosion is seen at every
 * zoom. While the range stays, only the columns of new steps are read; a read of much is spread over frames.
 */
final class HeatGrid {
    static final byte EMPTY = 0;
    static final byte FINITE = 1;
    /** All values are exactly zero. */
    static final byte ZERO = 2;
    /** Some value is no number. */
    static final byte NON_FINITE = 3;

    /** log10 of the smallest float, rounded down, and how many decades there are from there. */
    static final int LOWEST = -45;

    static final int DECADES = 84;

    private final Buckets buckets = new Buckets();
    private final int[] counts = new int[DECADES];
    private List<MapRow> rows = List.of();
    private @Nullable Timeline timeline;
    private double from;
    private double width = 1;
    private int columns;
    private float[] levels = {};
    private byte[] kinds = {};
    private long[] read = {};
    private int next;

    int rows() {
        return rows.size();
    }

    int columns() {
        return columns;
    }

    /** The column of a step; may lie outside. */
    double column(double step) {
        return (step - from) / width;
    }

    byte kind(int row, int column) {
        return kinds[row * columns + column];
    }

    /** log10 of the largest value of a {@link #FINITE} cell. */
    float level(int row, int column) {
        return levels[row * columns + column];
    }

    /** Chooses what to read; forgets what was read unless it is the same. A column is at least one step. */
    void aim(Timeline newTimeline, List<MapRow> newRows, ViewRange range, int pixels) {
        double perPixel = (range.toStep() - range.fromStep()) / pixels;
        boolean steps = perPixel <= 1;
        double newFrom = steps ? Math.floor(range.fromStep()) : range.fromStep();
        double newWidth = steps ? 1 : perPixel;
        int newColumns = steps ? (int) (Math.ceil(range.toStep()) - newFrom) : pixels;
        if (newTimeline.equals(timeline)
                && newRows.equals(rows)
                && newFrom == from
                && newWidth == width
                && newColumns == columns) {
            return;
        }
        timeline = newTimeline;
        rows = newRows;
        from = newFrom;
        width = newWidth;
        columns = newColumns;
        forget();
    }

    private void forget() {
        int cells = rows.size() * columns;
        if (levels.length < cells) {
            levels = new float[cells];
            kinds = new byte[cells];
        }
        Arrays.fill(kinds, 0, cells, EMPTY);
        read = new long[rows.size()];
        next = 0;
    }

    /**
     * Reads new steps, row by row.
     *
     * @param nanos after which it stops
     * @return whether nothing is left to read
     */
    boolean read(long steps, long nanos) {
        Timeline source = timeline;
        if (source == null) {
            return true;
        }
        long start = System.nanoTime();
        for (int done = 0; done < rows.size(); done++) {
            if (read[next] < steps) {
                read(source, next, steps);
            }
            next = (next + 1) % rows.size();
            if (System.nanoTime() - start > nanos && done + 1 < rows.size()) {
                return false;
            }
        }
        return true;
    }

    private void read(Timeline source, int row, long steps) {
        int first = (int) Math.clamp(Math.floor(column((double) read[row])), 0, columns);
        int end = (int) Math.clamp(Math.floor(column(steps - 1.0)) + 1, 0, columns);
        read[row] = steps;
        if (first < end) {
            source.read(rows.get(row).series(), from + first * width, from + end * width, end - first, buckets);
            for (int column = first; column < end; column++) {
                merge(row * columns + column, column - first);
            }
        }
    }

    /** A column read again has at least what it had: where two reads round its edge differently, nothing is lost. */
    private void merge(int cell, int bucket) {
        int flags = buckets.flags(bucket);
        if ((flags & Buckets.NON_FINITE) != 0) {
            kinds[cell] = NON_FINITE;
        } else if (flags != 0 && kinds[cell] != NON_FINITE) {
            float value = buckets.max(bucket);
            if (value > 0) {
                float level = (float) Math.log10(value);
                levels[cell] = kinds[cell] == FINITE ? Math.max(levels[cell], level) : level;
                kinds[cell] = FINITE;
            } else if (kinds[cell] == EMPTY) {
                kinds[cell] = ZERO;
            }
        }
    }

    boolean contains(byte kind) {
        for (int cell = 0; cell < rows.size() * columns; cell++) {
            if (kinds[cell] == kind) {
                return true;
            }
        }
        return false;
    }

    /** The decades of the finite cells. */
    Decades decades() {
        Arrays.fill(counts, 0);
        for (int cell = 0; cell < rows.size() * columns; cell++) {
            if (kinds[cell] == FINITE) {
                counts[Math.clamp((int) Math.floor(levels[cell]) - LOWEST, 0, counts.length - 1)]++;
            }
        }
        return Decades.of(counts, LOWEST);
    }
}
