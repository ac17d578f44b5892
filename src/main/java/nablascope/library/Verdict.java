package nablascope.library;

import org.jspecify.annotations.Nullable;

/**
 * Whether a replay went the way that was recorded.
 *
 * @param steps that were compared
 * @param difference null: it did
 */
public record Verdict(long steps, @Nullable Difference difference) {
    public boolean equal() {
        return difference == null;
    }

    /**
     * Where the two part.
     *
     * @param from first step that may differ
     * @param to step after the last one among which the first difference is
     * @param series the first in which they differ; empty: known only by a digest
     */
    public record Difference(long from, long to, String series) {}
}
