package nablascope.train;

import nablascope.state.SavedState;
import org.jspecify.annotations.Nullable;

/**
 * A training as it stood between two steps: weights, running statistics, the optimizer's memory, everything else that
 * the next step depends on. Random numbers need no place in it: they are addressed by their step. Immutable.
 *
 * @param steps done
 * @param divergence the first that the run met until then; null: none
 */
public record Checkpoint(long steps, @Nullable Divergence divergence, SavedState state) {
    /** How much memory it takes. */
    public long bytes() {
        return state.bytes();
    }
}
