package nablascope.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import nablascope.train.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a session since its last restart, which share one trainer. A run that was taken back becomes a branch of
 * its own with the first step on other knobs; as long as it repeats another, it counts as that one, and takes its place
 * once it gets beyond its end. Written by the engine thread; {@link #tree} may be asked by any.
 *
 * <p>Memory is bounded: where there are too many, or they take too much, the oldest go first that nothing branched off and
 * that the run at hand did not come from; then the oldest of those it came from.
 */
final class Branches {
    /** Bytes of timelines and checkpoints in all; the run at hand is kept however large. */
    static final long BUDGET = 256L << 20;

    static final int MOST = 12;

    private final long budget;
    private volatile List<Run> kept;
    private volatile Run present;
    private final AtomicInteger dropped = new AtomicInteger();
    private int created = 1;
    private boolean settled = true;

    /** Whether the trainer stands where the run at hand does; not after a way back that was cut short. */
    private boolean trainerHere = true;

    Branches(Run root) {
        this(root, BUDGET);
    }

    Branches(Run root, long budget) {
        this.budget = budget;
        present = root;
        kept = List.of(root);
    }

    /**
     * Takes the trainer back, or forth again, by the nearest checkpoint and the steps from it on.
     *
     * @param branch number of the branch to go to; one that there is not is the present one
     * @param steps where in it; beyond its last one there is nothing to go to
     * @param abandoned asked now and then on a long way
     * @return the run that stands there; null if it was abandoned on the way: only another way or a restart can follow
     */
    @Nullable
    Run go(int branch, long steps, BooleanSupplier abandoned) {
        if (trainerHere) {
            present.keepCheckpoint();
        }
        trainerHere = false;
        Run whole = find(branch).orElseGet(() -> origin(present));
        Run there = steps >= whole.steps() ? whole : whole.fork(Math.max(0, steps), created);
        if (!there.fetchTrainer(abandoned)) {
            return null;
        }
        trainerHere = true;
        settled = there.equals(whole);
        present = there;
        prune();
        return there;
    }

    /** The branch of a number; empty if there is none any more. Any thread. */
    Optional<Run> find(int branch) {
        return kept.stream().filter(run -> run.number() == branch).findFirst();
    }

    /** Number of the branch that the run at hand is; {@link SessionEvent.Rewound#NONE}: it only repeats one. */
    int trained() {
        return kept.contains(present) ? present.number() : SessionEvent.Rewound.NONE;
    }

    /** Number of the branch that the run at hand is, or that it repeats. */
    int standsIn() {
        return origin(present).number();
    }

    /** Takes note of a step of the run at hand. */
    void stepped() {
        Run parent = present.parent();
        while (!settled && parent != null) {
            boolean same = present.history().partsFrom(parent.history()) == KnobHistory.NEVER;
            if (same && present.steps() <= parent.steps()) {
                return;
            }
            Run before = parent.parent();
            if (same) {
                replace(parent);
            } else if (before != null && present.forkedAt() <= parent.history().partsFrom(before.history())) {
                present.adopt(before, present.forkedAt(), present.number());
                parent = before;
            } else {
                created++;
                settled = true;
                List<Run> more = new ArrayList<>(kept);
                more.add(present);
                kept = List.copyOf(more);
            }
        }
    }

    /** The run at hand is what this one was and more. */
    private void replace(Run shorter) {
        settled = true;
        present.adopt(shorter.parent(), shorter.forkedAt(), shorter.number());
        kept = kept.stream().map(run -> run.equals(shorter) ? present : run).toList();
        kept.stream()
                .filter(run -> shorter.equals(run.parent()))
                .forEach(run -> run.adopt(present, run.forkedAt(), run.number()));
    }

    /** The branch that a run is, or that it repeats. */
    private Run origin(Run run) {
        Run parent = run.parent();
        return parent == null || kept.contains(run) ? run : parent;
    }

    /** The run at hand, or the one that it repeats and that goes on from there. */
    Run whole() {
        return origin(present);
    }

    /** The last step that the run at hand can go to. */
    long reach() {
        return whole().steps();
    }

    private void prune() {
        while (kept.size() > MOST || bytes() > budget) {
            Run victim = victim();
            if (victim == null) {
                return;
            }
            kept = kept.stream().filter(run -> !run.equals(victim)).toList();
            for (Run run : kept) {
                if (victim.equals(run.parent())) {
                    run.adopt(victim.parent(), Math.min(run.forkedAt(), victim.forkedAt()), run.number());
                }
            }
            dropped.incrementAndGet();
        }
    }

    private @Nullable Run victim() {
        Run here = origin(present);
        Set<Run> lineage = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Run run = here; run != null; run = run.parent()) {
            lineage.add(run);
        }
        Set<Run> parents = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.forEach(run -> parents.add(run.parent()));
        return kept.stream()
                .filter(run -> !lineage.contains(run) && !parents.contains(run))
                .findFirst()
                .or(() -> kept.stream().filter(run -> !run.equals(here)).findFirst())
                .orElse(null);
    }

    /** What branches share counts once. */
    private long bytes() {
        Set<Checkpoint> checkpoints = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.forEach(run -> checkpoints.addAll(run.checkpoints()));
        return checkpoints.stream().mapToLong(Checkpoint::bytes).sum()
                + kept.stream().mapToLong(run -> run.timeline().bytes()).sum();
    }

    /** Any thread. */
    BranchTree tree() {
        List<Run> runs = kept;
        List<Branch> ordered = new ArrayList<>();
        runs.stream().filter(run -> isRoot(run, runs)).forEach(root -> add(root, 0, runs, ordered));
        return new BranchTree(ordered, standsIn(), dropped.get());
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
