package nablascope.library;

import java.util.Arrays;
import java.util.Map;
import nablascope.timeline.Buckets;

/** What every series was over some steps. Immutable. */
public final class MetricRow {
    private static final int PARTS = RowFormat.COLUMNS_PER_SERIES;

    private final long from;
    private final long to;
    private final float[] values;
    private final byte[] flags;

    private MetricRow(long from, long to, float[] values, byte[] flags) {
        this.from = from;
        this.to = to;
        this.values = values;
        this.flags = flags;
    }

    /**
     * Reads a row without its checksum.
     *
     * @param series position of each name
     * @throws IllegalArgumentException if it is none
     */
    static MetricRow parse(String text, Map<String, Integer> series) {
        String[] cells = text.split(",", -1);
        int count = series.size();
        if (cells.length != RowFormat.COLUMNS_BEFORE + PARTS * count + 1) {
            throw new IllegalArgumentException("has " + cells.length + " cells");
        }
        long from = Long.parseLong(cells[0]);
        long to = Long.parseLong(cells[1]) + 1;
        long width = BucketWidth.at(from);
        if (from < 0 || to <= from || to - from > width || from % width != 0) {
            throw new IllegalArgumentException("has steps that belong to no row");
        }
        float[] values = new float[PARTS * count];
        byte[] flags = new byte[count];
        for (int i = 0; i < count; i++) {
            parse(cells, RowFormat.COLUMNS_BEFORE + PARTS * i, values, flags, i);
        }
        parseNonFinite(cells[cells.length - 1], series, flags);
        return new MetricRow(from, to, values, flags);
    }

    private static void parse(String[] cells, int at, float[] values, byte[] flags, int i) {
        if (cells[at].isEmpty()) {
            return;
        }
        float last = finite(cells[at]);
        values[PARTS * i] = last;
        values[PARTS * i + 1] = cells[at + 1].isEmpty() ? last : finite(cells[at + 1]);
        values[PARTS * i + 2] = cells[at + 2].isEmpty() ? last : finite(cells[at + 2]);
        flags[i] = Buckets.FINITE;
    }

    private static float finite(String text) {
        float value = Float.parseFloat(text);
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("has the value " + text);
        }
        return value;
    }

    private static void parseNonFinite(String text, Map<String, Integer> series, byte[] flags) {
        for (String entry : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int equals = entry.lastIndexOf('=');
            Integer index = equals < 0 ? null : series.get(entry.substring(0, equals));
            if (index == null) {
                throw new IllegalArgumentException("names an unknown series");
            }
            flags[index] |= (byte) Kinds.flags(entry.substring(equals + 1));
        }
    }

    /** First step. */
    public long from() {
        return from;
    }

    /** Step after the last. */
    public long to() {
        return to;
    }

    /** Whether it covers all the steps that its bucket has. */
    boolean whole() {
        return to - from == BucketWidth.at(from);
    }

    /** Of {@link Buckets}; 0: the series was not measured in these steps. */
    public int flags(int series) {
        return flags[series];
    }

    public boolean finite(int series) {
        return (flags[series] & Buckets.FINITE) != 0;
    }

    /** Meaningful only where {@link #finite}. */
    public float last(int series) {
        return values[PARTS * series];
    }

    /** Smallest finite value, likewise. */
    public float min(int series) {
        return values[PARTS * series + 1];
    }

    /** Largest finite value, likewise. */
    public float max(int series) {
        return values[PARTS * series + 2];
    }

    void addTo(Buckets out, int column, int series) {
        out.add(column, min(series), max(series), last(series), flags[series]);
    }

    /** Whether both say the same, bit by bit. */
    boolean same(MetricRow other) {
        return from == other.from
                && to == other.to
                && Arrays.equals(values, other.values)
                && Arrays.equals(flags, other.flags);
    }

    /** The first series in which they differ; -1: none. */
    int firstDifference(MetricRow other) {
        int place = Arrays.mismatch(values, other.values);
        int kind = Arrays.mismatch(flags, other.flags);
        if (place < 0) {
            return kind;
        }
        return kind < 0 ? place / PARTS : Math.min(place / PARTS, kind);
    }
}
