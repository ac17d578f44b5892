package nablascope.library;

import org.jspecify.annotations.Nullable;

/**
 * Whether a replay went the way that was recorded.
 *
 * @param compared steps that came out as recorded, by their rows or by the fingerprint
 * @param steps that the run did
 * @param difference null: none was found among the compared steps
 * @param otherVersion of the program that kept the run, whose sums may differ in their last bits; null: this one, or unknown
 */
public record Verdict(
        long compared,
        long steps,
        @Nullable Difference difference,
        @Nullable String otherVersion) {
    /** Whether all of the run was compared and is the same; never where there was nothing to compare. */
    public boolean equal() {
        return difference == null && compared > 0 && compared == steps;
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
