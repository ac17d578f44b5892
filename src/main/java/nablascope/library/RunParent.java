package nablascope.library;

import org.jspecify.annotations.Nullable;

/**
 * Where a branch left another run.
 *
 * @param step first that it did itself
 * @param change the first of its knobs since; null: there was none, or it cannot be read
 */
public record RunParent(RunId run, long step, @Nullable OwnChange change) {
    public RunParent(RunId run, long step) {
        this(run, step, null);
    }

    RunParent with(@Nullable OwnChange newChange) {
        return new RunParent(run, step, newChange);
    }
}
