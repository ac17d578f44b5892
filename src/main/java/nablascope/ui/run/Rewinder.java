package nablascope.ui.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nablascope.experiment.Knobs;
import nablascope.session.SessionEvent;
import nablascope.session.TrainingSession;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;

/** Takes the run on screen back in time, alone or to try something there. JavaFX thread. */
public final class Rewinder {
    /** How many steps before the first non-finite value a remedy is tried. */
    public static final int STEPS_BACK = 20;

    private static final long NOWHERE = -1;
    private static final int MEDIAN_OF = 50;
    private static final MathContext DIGITS = new MathContext(2);

    private final RunModel run;
    private long target = NOWHERE;

    public Rewinder(RunModel run) {
        this.run = run;
        run.onEvent(event -> {
            if (event instanceof SessionEvent.Rewound || event instanceof SessionEvent.Restarted) {
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

    /**
     * Goes back some steps before a divergence, but not beyond the change of knobs that led to it, and trains on with those
     * knobs and a remedy: what happens differs by the remedy alone.
     */
    public void tryBefore(long divergedStep, Remedy remedy) {
        TrainingSession session = run.session().get();
        if (session != null) {
            target = Math.max(session.latestChange(), Math.max(0, divergedStep - STEPS_BACK));
            session.trainFrom(target, remedy.apply(session.usedKnobs(), medianNorm(divergedStep)));
        }
    }

    /** The remedies that would change something, had they been there before a divergence. */
    public List<Remedy> remedies(long divergedStep) {
        TrainingSession session = run.session().get();
        if (session == null) {
            return List.of();
        }
        Knobs knobs = session.usedKnobs();
        double median = medianNorm(divergedStep);
        return List.of(Remedy.values()).stream()
                .filter(remedy -> remedy.applies(knobs, median))
                .toList();
    }

    /** Of the gradient's norm over the steps just before those that are undone, rounded for the reader; NaN: unknown. */
    private double medianNorm(long divergedStep) {
        TrainingSession session = run.session().get();
        Timeline timeline = session == null ? null : session.timeline();
        int series = timeline == null ? -1 : timeline.indexOf("grad_norm");
        List<Double> norms = new ArrayList<>();
        long end = divergedStep - STEPS_BACK;
        for (long step = Math.max(0, end - MEDIAN_OF);
                series >= 0 && timeline != null && step < Math.max(1, end);
                step++) {
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
