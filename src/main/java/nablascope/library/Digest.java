package nablascope.library;

import java.util.List;

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

    /** The fingerprint of the rows before a step. */
    public record Mark(long step, String start) {}
}
