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
    private final RowStream rows;
    private final @Nullable StoredMetrics metrics;
    private final @Nullable Digest digest;
    private final long steps;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private int nextRow;
    private long compared;
    private final @Nullable String otherVersion;
    private Verdict.@Nullable Difference difference;

    private ReplayCheck(
            Timeline timeline,
            @Nullable StoredMetrics metrics,
            @Nullable Digest digest,
            long steps,
            @Nullable String otherVersion) {
        this.rows = new RowStream(timeline);
        this.metrics = metrics;
        this.digest = digest;
        this.steps = steps;
        this.otherVersion = otherVersion;
        for (Timeline.Series series : timeline.series()) {
            index.put(series.name(), names.size());
            names.add(series.name());
        }
        if (metrics != null && metrics.rows() > 0 && !metrics.series().equals(names)) {
            throw new IllegalArgumentException("the replay measures other series than the run");
        }
    }

    /** Compares every kept row and, where the run has one, the fingerprint, which knows of lost rows too. */
    public static ReplayCheck of(Timeline replay, StoredRun run) {
        return new ReplayCheck(replay, run.metrics(), run.digest(), run.steps(), run.otherVersion());
    }

    /** Compares fingerprints. */
    public static ReplayCheck of(Timeline replay, Digest digest) {
        return new ReplayCheck(replay, null, digest, digest.steps(), null);
    }

    /** Compares the steps that are new; returns whether a difference is known by now. */
    public boolean differs() {
        for (Row row = rows.whole(); row != null; row = rows.whole()) {
            compare(row);
        }
        return difference != null;
    }

    /** The result once the replay has done all its steps; before, it is about those that it did. */
    public Verdict finish() {
        differs();
        Row last = rows.begun();
        if (last != null) {
            compare(last);
        }
        Digest made = rows.digest();
        if (digest != null && made != null) {
            compare(digest, made);
        }
        return new Verdict(compared, steps, difference, otherVersion);
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
            if (kept.from() != mine.from() || kept.to() != mine.to()) {
                return;
            }
            if (kept.same(mine)) {
                compared += mine.to() - mine.from();
            } else {
                difference = new Verdict.Difference(mine.from(), mine.to(), names.get(kept.firstDifference(mine)));
            }
        }
    }

    private void compare(Digest recorded, Digest made) {
        long same = 0;
        int marks = Math.min(recorded.marks().size(), made.marks().size());
        for (int i = 0; i < marks; i++) {
            Digest.Mark mark = recorded.marks().get(i);
            if (!mark.equals(made.marks().get(i))) {
                differ(same, mark.step());
                return;
            }
            same = mark.step();
        }
        if (recorded.steps() == made.steps()) {
            if (!recorded.sha256().equals(made.sha256())) {
                differ(same, recorded.steps());
                return;
            }
            same = recorded.steps();
        }
        compared = Math.max(compared, same);
    }

    /** A row that differs says it more precisely, unless earlier rows were lost. */
    private void differ(long from, long to) {
        if (difference == null || difference.from() >= to) {
            difference = new Verdict.Difference(from, to, "");
        }
    }
}
