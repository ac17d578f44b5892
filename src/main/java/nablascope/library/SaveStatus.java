package nablascope.library;

import nablascope.experiment.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run is being kept.
 *
 * @param run where; null: its folder could not be made yet
 * @param unsavedSince the first step of which nothing is on the disk; meaningful only with a problem
 * @param problem why nothing can be saved at present; null: everything is saved
 */
public record SaveStatus(
        @Nullable RunId run, long unsavedSince, @Nullable Phrase problem) {
    public boolean saving() {
        return problem == null;
    }
}
