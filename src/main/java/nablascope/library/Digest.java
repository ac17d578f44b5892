package nablascope.library;

import java.util.List;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of a run's metrics: two runs with the same one went the same way.
 *
 * @param steps that it is about
 * @param sha256 over the rows of {@code metrics.csv} from its header on, without their checksums, each with a line feed
 * @param marks the first digits of the same at several steps on the way, to find where two runs part
 */
public record Digest(long steps, String sha256, List<Mark> marks) {
    public Digest {
        marks = List.copyOf(marks);
    }

    /**
     * Of the first steps of a timeline, which it must still keep one by one: all of the first hundred thousand are. Any
     * thread; takes about as long as reading every value of them.
     *
     * @return null: it does not keep them, or there are none
     */
    public static @Nullable Digest of(Timeline timeline, long steps) {
        RowStream rows = new RowStream(timeline);
        rows.freeze(steps);
        Row row = rows.whole();
        while (row != null) {
            row = rows.whole();
        }
        return steps == 0 ? null : rows.digest();
    }

    /** The fingerprint of the rows before a step. */
    public record Mark(long step, String start) {}
}
