package nablascope.library;

import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Turns a timeline into rows, in order, as its steps become known. A row whose samples the timeline no longer keeps is left
 * out, and then there is no digest. Belongs to one thread, which need not be the timeline's.
 */
final class RowStream {
    private final Timeline timeline;
    private final @Nullable StoredMetrics kept;
    private final RowFormat format;
    private final Digester digester;
    private boolean gap;
    private long next;
    private long end = Long.MAX_VALUE;

    RowStream(Timeline timeline) {
        this(timeline, null);
    }

    /** @param kept rows that stand in for steps which the timeline does not keep one by one; null: there are none */
    RowStream(Timeline timeline, @Nullable StoredMetrics kept) {
        this.timeline = timeline;
        this.kept = kept;
        this.format = new RowFormat(timeline);
        this.digester = new Digester(
                timeline.series().stream().map(Timeline.Series::name).toList());
    }

    /** Steps after the present ones count no more: all that is said of the run is about the same steps. */
    void freeze() {
        freeze(timeline.steps());
    }

    /** Only so many steps count. */
    void freeze(long steps) {
        end = steps;
    }

    /** Steps that count. */
    long steps() {
        return Math.min(end, timeline.steps());
    }

    /** The next whole row; null: its steps are not all done. */
    @Nullable
    Row whole() {
        while (true) {
            long from = next;
            long to = from + BucketWidth.at(from);
            if (to > steps()) {
                return null;
            }
            next = to;
            Row row = exact(from, to, true);
            if (row != null) {
                if (!gap) {
                    digester.add(row);
                }
                return row;
            }
            gap = true;
        }
    }

    /** What is known of the row that is not whole yet; null: nothing. Call after {@link #whole} gave null. */
    @Nullable
    Row begun() {
        long to = steps();
        return to <= next || to >= next + BucketWidth.at(next) ? null : exact(next, to, false);
    }

    /** Null where a row is missing. Call when no more steps come. */
    @Nullable
    Digest digest() {
        if (gap) {
            return null;
        }
        Row last = begun();
        return last == null ? digester.at(next) : digester.with(last);
    }

    /** Null if the timeline dropped samples of these steps, at the latest while they were read. */
    private @Nullable Row exact(long from, long to, boolean whole) {
        MetricRow begin = kept == null || timeline.exactFrom(from) ? null : kept.beginning(from);
        if (begin != null && begin.to() > to) {
            return null;
        }
        long read = begin == null ? from : begin.to();
        Row row = new Row(from, to, whole, format.row(from, to, begin));
        return read == to || timeline.exactFrom(read) ? row : null;
    }
}
