package nablascope.library;

import nablascope.state.SavedState;

/**
 * A training as it stood between two steps, all of them finite.
 *
 * @param steps done
 */
public record StoredCheckpoint(long steps, SavedState state) {}
