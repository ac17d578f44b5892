package nablascope.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the {@link BranchTree} of runs. */
final class TreeSnapshot {
    private TreeSnapshot() {}

    static BranchTree of(List<Run> runs, int present, int dropped, List<Run> discarded) {
        List<Branch> ordered = new ArrayList<>();
        runs.stream().filter(run -> isRoot(run, runs)).forEach(root -> add(root, 0, runs, ordered));
        List<Branch> gone = discarded.stream().map(run -> snapshot(run, 0)).toList();
        return new BranchTree(ordered, present, dropped, gone);
    }

    private static boolean isRoot(Run run, List<Run> runs) {
        Run parent = run.parent();
        return parent == null || !runs.contains(parent);
    }

    private static void add(Run run, int depth, List<Run> runs, List<Branch> to) {
        to.add(snapshot(run, depth));
        runs.stream().filter(child -> run.equals(child.parent())).forEach(child -> add(child, depth + 1, runs, to));
    }

    private static Branch snapshot(Run run, int depth) {
        Branch.State state = run.breakdown() != null
                ? Branch.State.DIVERGED
                : run.finished() ? Branch.State.FINISHED : Branch.State.OPEN;
        return new Branch(run.number(), depth, run.timeline().steps(), state, difference(run), run.timeline());
    }

    private static Branch.@Nullable Difference difference(Run run) {
        Run left = run.parent();
        long step = left == null ? KnobHistory.NEVER : run.history().partsFrom(left.history());
        return left == null || step == KnobHistory.NEVER
                ? null
                : new Branch.Difference(
                        left.number(),
                        step,
                        left.history().at(step),
                        run.history().at(step));
    }
}
