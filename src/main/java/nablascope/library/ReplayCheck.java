package nablascope.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Compares a replay with what was recorded, while it goes on. Belongs to the replay's thread; asked so often that the
 * timeline still keeps every step since the last time, which it does for at least 100,000.
 */
public final class ReplayCheck {
    private final Timeline timeline;
    private final RowStream rows;
    private final @Nullable StoredMetrics metrics;
    private final @Nullable Digest digest;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private int nextRow;
    private Verdict.@Nullable Difference difference;

    private ReplayCheck(Timeline timeline, @Nullable StoredMetrics metrics, @Nullable Digest digest) {
        this.timeline = timeline;
        this.rows = new RowStream(timeline);
        this.metrics = metrics;
        this.digest = digest;
        for (Timeline.Series series : timeline.series()) {
            index.put(series.name(), names.size());
            names.add(series.name());
        }
        if (metrics != null && !metrics.series().equals(names)) {
            throw new IllegalArgumentException("the replay measures other series than the run");
        }
    }

    /** Compares every kept row; what was lost is not compared. */
    public static ReplayCheck of(Timeline replay, StoredMetrics metrics) {
        return new ReplayCheck(replay, metrics, null);
    }

    /** Compares fingerprints. */
    public static ReplayCheck of(Timeline replay, Digest digest) {
        return new ReplayCheck(replay, null, digest);
    }

    /** Compares the steps that are new; returns whether a difference is known by now. */
    public boolean differs() {
        for (Row row = rows.whole(); row != null; row = rows.whole()) {
            compare(row);
        }
        return difference != null;
    }

    /** The result once the replay has done all its steps. */
    public Verdict finish() {
        differs();
        Row last = rows.begun();
        if (last != null) {
            compare(last);
        }
        Digest made = rows.digest();
        if (digest != null
                && difference == null
                && made != null
                && !made.sha256().equals(digest.sha256())) {
            difference = between(digest, made);
        }
        return new Verdict(timeline.steps(), difference);
    }

    private void compare(Row row) {
        if (metrics == null || difference != null) {
            return;
        }
        MetricRow mine = MetricRow.parse(row.text(), index);
        while (nextRow < metrics.rows() && metrics.row(nextRow).from() < mine.from()) {
            nextRow++;
        }
        if (nextRow < metrics.rows()) {
            MetricRow kept = metrics.row(nextRow);
            if (kept.from() == mine.from() && kept.to() == mine.to() && !kept.same(mine)) {
                difference = new Verdict.Difference(mine.from(), mine.to(), names.get(kept.firstDifference(mine)));
            }
        }
    }

    private static Verdict.Difference between(Digest recorded, Digest made) {
        long from = 0;
        int marks = Math.min(recorded.marks().size(), made.marks().size());
        for (int i = 0; i < marks; i++) {
            Digest.Mark mark = recorded.marks().get(i);
            if (!mark.equals(made.marks().get(i))) {
                return new Verdict.Difference(from, mark.step(), "");
            }
            from = mark.step();
        }
        return new Verdict.Difference(from, recorded.steps(), "");
    }
}
