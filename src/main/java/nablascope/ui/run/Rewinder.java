package nablascope.ui.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nablascope.session.Branch;
import nablascope.session.SessionEvent;
import nablascope.session.SessionEvent.Circumstances;
import nablascope.session.SessionEvent.Trouble;
import nablascope.session.TrainingSession;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;

/** Takes the run on screen back in time, alone or to try something there. JavaFX thread. */
public final class Rewinder {
    private static final long NOWHERE = -1;
    private static final int MEDIAN_OF = 50;
    private static final MathContext DIGITS = new MathContext(2);

    private final RunModel run;
    private long target = NOWHERE;

    public Rewinder(RunModel run) {
        this.run = run;
        run.onEvent(event -> {
            // Of several ways back asked for in a row, the last one counts.
            boolean there = event instanceof SessionEvent.Rewound e && e.step() == Math.min(target, e.end());
            if (there || event instanceof SessionEvent.Restarted) {
                target = NOWHERE;
            }
        });
    }

    /** Whether the run is still on its way back. */
    public boolean underWay() {
        return target != NOWHERE;
    }

    /** Pauses, and stands again where the run stood after so many steps. */
    public void to(long steps) {
        TrainingSession session = run.session().get();
        if (session != null) {
            target = Math.max(0, steps);
            session.rewind(target);
        }
    }

    /** Pauses, and stands where another branch stood after so many steps. */
    public void to(int branch, long steps) {
        TrainingSession session = run.session().get();
        if (session != null) {
            target = Math.max(0, steps);
            session.goTo(branch, target);
        }
    }

    /** Undoes the last step, or one more than is being undone. */
    public void stepBack() {
        to((underWay() ? target : run.status().get().step()) - 1);
    }

    /** Pauses, and stands where the branch that went wrong stood before. */
    public void back(Trouble trouble) {
        if (isThere(trouble)) {
            to(trouble.circumstances().branch(), trouble.back());
        }
    }

    /** Goes back to where an attempt starts and trains on from there with its knobs. */
    public void tryOut(Attempt attempt) {
        TrainingSession session = run.session().get();
        if (session != null && isThere(attempt.trouble())) {
            target = attempt.start();
            session.trainFrom(
                    attempt.trouble().circumstances().branch(),
                    target,
                    attempt.knobs(),
                    attempt.trouble().step());
        }
    }

    /** Takes a branch out of the tree; where the run stands in it, pauses and goes back to where it left another. */
    public void discard(int branch) {
        TrainingSession session = run.session().get();
        if (session != null) {
            session.discard(branch);
        }
    }

    /** Has a discarded branch come back; says so where it was let go since. */
    public void restore(int branch) {
        TrainingSession session = run.session().get();
        if (session == null) {
            return;
        }
        if (session.branches().discarded().stream().anyMatch(each -> each.number() == branch)) {
            session.restore(branch);
        } else {
            run.problem().set(new Problem("branches.gone", Integer.toString(branch)));
        }
    }

    /** Says so where the branch was let go. */
    private boolean isThere(Trouble trouble) {
        int number = trouble.circumstances().branch();
        boolean there = branch(number).isPresent();
        if (!there) {
            run.problem().set(new Problem("remedy.gone", Integer.toString(number)));
        }
        return there;
    }

    private Optional<Branch> branch(int number) {
        TrainingSession session = run.session().get();
        return session == null ? Optional.empty() : session.branches().find(number);
    }

    /**
     * What may be tried in place of what went wrong. Each starts where the way back leads, but not before the changes of knobs
     * that led to it, and has those knobs but for the remedy: what happens differs by the remedy alone.
     */
    public List<Attempt> attempts(Trouble trouble) {
        if (!trouble.avoidable()) {
            return List.of();
        }
        Circumstances then = trouble.circumstances();
        double median = branch(then.branch())
                .map(branch -> medianNorm(branch.timeline(), trouble.back()))
                .orElse(Double.NaN);
        return List.of(Remedy.values()).stream()
                .filter(remedy -> remedy.applies(then, median))
                .map(remedy -> new Attempt(remedy, trouble, remedy.apply(then, median)))
                .toList();
    }

    /** Of the gradient's norm over the steps up to one, rounded for the reader; NaN: unknown. */
    private static double medianNorm(Timeline timeline, long end) {
        int series = timeline.indexOf("grad_norm");
        List<Double> norms = new ArrayList<>();
        for (long step = Math.max(0, end - MEDIAN_OF); series >= 0 && step < Math.max(1, end); step++) {
            Sample sample = timeline.at(series, step);
            if (sample != null && Float.isFinite(sample.value())) {
                norms.add((double) sample.value());
            }
        }
        if (norms.isEmpty()) {
            return Double.NaN;
        }
        Collections.sort(norms);
        return BigDecimal.valueOf(norms.get(norms.size() / 2)).round(DIGITS).doubleValue();
    }
}
