package nablascope.library;

import java.util.List;
import nablascope.timeline.Buckets;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * The text of rows: first and last step; of each series the last, smallest and largest finite value, the latter two only
 * where they differ from the last; and which series had values that are no number. Numbers are the shortest decimals
 * that read as the same 32-bit number.
 */
final class RowFormat {
    static final String FIRST = "step,last_step";
    static final String LAST = "non_finite";
    static final int COLUMNS_BEFORE = 2;
    static final int COLUMNS_PER_SERIES = 3;

    private final Timeline timeline;
    private final Buckets bucket = new Buckets();
    private final Buckets joined = new Buckets();
    private final StringBuilder nonFinite = new StringBuilder();

    RowFormat(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The names of the columns. */
    static String header(List<String> series) {
        StringBuilder header = new StringBuilder(FIRST);
        for (String name : series) {
            header.append(',').append(name).append(',').append(name).append(".min,");
            header.append(name).append(".max");
        }
        return header.append(',').append(LAST).toString();
    }

    /**
     * The row of the steps {@code [from, to)}, all of them done.
     *
     * @param begin what is known of its first steps from elsewhere; null: the timeline knows them all
     */
    String row(long from, long to, @Nullable MetricRow begin) {
        long next = begin == null ? from : begin.to();
        StringBuilder row = new StringBuilder();
        row.append(from).append(',').append(to - 1);
        nonFinite.setLength(0);
        for (int i = 0; i < timeline.series().size(); i++) {
            timeline.read(i, (double) next, (double) to, 1, bucket);
            if (begin != null) {
                joined.reset(1);
                begin.addTo(joined, 0, i);
                joined.add(0, bucket.min(0), bucket.max(0), bucket.last(0), bucket.flags(0));
                bucket.reset(1);
                bucket.add(0, joined.min(0), joined.max(0), joined.last(0), joined.flags(0));
            }
            cells(row);
            note(timeline.series().get(i).name(), bucket.flags(0));
        }
        return row.append(',').append(nonFinite).toString();
    }

    private void cells(StringBuilder row) {
        row.append(',');
        if (!bucket.finite(0)) {
            row.append(",,");
            return;
        }
        float last = bucket.last(0);
        row.append(last).append(',');
        if (!same(bucket.min(0), last)) {
            row.append(bucket.min(0));
        }
        row.append(',');
        if (!same(bucket.max(0), last)) {
            row.append(bucket.max(0));
        }
    }

    private static boolean same(float a, float b) {
        return Float.floatToIntBits(a) == Float.floatToIntBits(b);
    }

    private void note(String series, int flags) {
        if ((flags & Buckets.NON_FINITE) == 0) {
            return;
        }
        nonFinite.append(nonFinite.isEmpty() ? "" : " ").append(series).append('=');
        nonFinite.append(Kinds.text(flags));
    }
}
