package nablascope.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nablascope.train.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a session since its last restart, which share one trainer. A run that was taken back becomes a branch of
 * its own with the first step on other knobs; as long as it repeats another, it counts as that one, and takes its place
 * once it gets beyond its end. Written by the engine thread; {@link #tree} may be asked by any.
 *
 * <p>Memory is bounded: where there are too many, or they take too much, those that were discarded go first, then the oldest
 * that nothing branched off and that the run at hand did not come from; then the oldest of those it came from.
 */
final class Branches {
    /** Bytes of timelines and checkpoints in all; the run at hand is kept however large. */
    static final long BUDGET = 256L << 20;

    static final int MOST = 12;

    /**
     * A run out of the tree that may come back.
     *
     * @param branches by number those that had left it, and after how many steps
     */
    private record Discarded(Run run, Map<Integer, Long> branches) {}

    private final long budget;
    private volatile List<Run> kept;
    private volatile List<Discarded> discarded = List.of();
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

    /**
     * Takes a branch out of the tree; those that left it hang on the one that it left itself. If the run at hand is that
     * branch, or repeats it, it then stands where the branch parted from the one it left, or from its next of kin: the
     * trainer does not, and must {@link #go} there.
     *
     * @return false: there is no such branch, or no other
     */
    synchronized boolean discard(int branch) {
        Run gone = find(branch).orElse(null);
        if (gone == null || kept.size() == 1) {
            return false;
        }
        boolean here = gone.equals(whole());
        Map<Integer, Long> left = detach(gone);
        discarded = Stream.concat(discarded.stream(), Stream.of(new Discarded(gone, left)))
                .toList();
        if (here) {
            if (trainerHere) {
                present.keepCheckpoint();
            }
            trainerHere = false;
            settled = false;
            Run kin = kin(gone);
            present = kin.fork(Math.min(present.steps(), shared(gone, kin)), created);
        }
        return true;
    }

    /** Undoes {@link #discard}, but for where the run at hand stands. False: it was let go since. */
    synchronized boolean restore(int branch) {
        Discarded back = discarded.stream()
                .filter(each -> each.run().number() == branch)
                .findFirst()
                .orElse(null);
        if (back == null) {
            return false;
        }
        Run run = back.run();
        everyone().filter(each -> Objects.equals(each.parent(), run.parent())).forEach(each -> {
            Long leftAt = back.branches().get(each.number());
            if (leftAt != null) {
                each.adopt(run, leftAt, each.number());
            }
        });
        discarded = discarded.stream().filter(each -> !each.equals(back)).toList();
        kept = Stream.concat(kept.stream(), Stream.of(run))
                .sorted(Comparator.comparingInt(Run::number))
                .toList();
        return true;
    }

    /** Takes a run out; those that left it hang on the one that it left. Says after how many steps they had. */
    private Map<Integer, Long> detach(Run gone) {
        kept = kept.stream().filter(run -> !run.equals(gone)).toList();
        Map<Integer, Long> left = new HashMap<>();
        everyone().filter(run -> gone.equals(run.parent())).forEach(run -> {
            left.put(run.number(), run.forkedAt());
            run.adopt(gone.parent(), Math.min(run.forkedAt(), gone.forkedAt()), run.number());
        });
        return left;
    }

    /** The run that it left; where there is none, the one that shares most steps with it. */
    private Run kin(Run gone) {
        Run parent = gone.parent();
        return parent != null
                ? parent
                : kept.stream()
                        .max(Comparator.comparingLong(run -> shared(gone, run)))
                        .orElseThrow();
    }

    /** The first steps of two runs that are the same. */
    private static long shared(Run one, Run other) {
        long both = Math.min(one.steps(), other.steps());
        return Math.min(both, one.history().partsFrom(other.history()));
    }

    private Stream<Run> everyone() {
        return Stream.concat(kept.stream(), discarded.stream().map(Discarded::run));
    }

    /** Whether the trainer stands where the run at hand does. */
    boolean hasTrainer() {
        return trainerHere;
    }

    /** Steps done by the run at hand. */
    long stands() {
        return present.steps();
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
        everyone()
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
        while (kept.size() + discarded.size() > MOST || bytes() > budget) {
            if (!discarded.isEmpty()) {
                discarded = List.copyOf(discarded.subList(1, discarded.size()));
                continue;
            }
            Run victim = victim();
            if (victim == null) {
                return;
            }
            detach(victim);
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
        everyone().forEach(run -> checkpoints.addAll(run.checkpoints()));
        return checkpoints.stream().mapToLong(Checkpoint::bytes).sum()
                + everyone().mapToLong(run -> run.timeline().bytes()).sum();
    }

    /** Any thread. */
    synchronized BranchTree tree() {
        List<Run> gone = discarded.stream().map(Discarded::run).toList();
        return TreeSnapshot.of(kept, standsIn(), dropped.get(), gone);
    }
}
