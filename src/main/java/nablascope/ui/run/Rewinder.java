package nablascope.ui.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nablascope.experiment.Knobs;
import nablascope.session.SessionEvent;
import nablascope.session.TrainingSession;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** Takes the run on screen back in time, alone or to try something there. JavaFX thread. */
public final class Rewinder {
    /** How many steps before the first non-finite value a remedy is tried. */
    public static final int STEPS_BACK = 20;

    private static final int MEDIAN_OF = 50;
    private static final double DIGITS = 2;

    private final RunModel run;
    private @Nullable Knobs wanted;

    public Rewinder(RunModel run) {
        this.run = run;
        run.onEvent(this::accept);
    }

    /** Pauses, and stands again where the run stood after so many steps. */
    public void to(long steps) {
        wanted = null;
        TrainingSession session = run.session().get();
        if (session != null) {
            session.rewind(Math.max(0, steps));
        }
    }

    /** Undoes the last step. */
    public void stepBack() {
        to(run.status().get().step() - 1);
    }

    /** Goes back some steps before a divergence and trains on with the knobs that led to it and a remedy. */
    public void tryBefore(long divergedStep, Remedy remedy) {
        TrainingSession session = run.session().get();
        if (session != null) {
            Knobs knobs = remedy.apply(session.knobs(), medianNorm(divergedStep));
            to(divergedStep - STEPS_BACK);
            wanted = knobs;
        }
    }

    /** The remedies that would change something, had they been there before a divergence. */
    public List<Remedy> remedies(long divergedStep) {
        TrainingSession session = run.session().get();
        if (session == null) {
            return List.of();
        }
        Knobs knobs = session.knobs();
        double median = medianNorm(divergedStep);
        return List.of(Remedy.values()).stream()
                .filter(remedy -> remedy.applies(knobs, median))
                .toList();
    }

    private void accept(SessionEvent event) {
        TrainingSession session = run.session().get();
        if (event instanceof SessionEvent.Rewound rewound && wanted != null && session != null) {
            session.changeKnobs(rewound.knobs(), wanted);
            wanted = null;
            session.play();
        }
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
        double median = norms.get(norms.size() / 2);
        double unit = Math.pow(10, Math.floor(Math.log10(median)) - DIGITS + 1);
        return median > 0 ? Math.rint(median / unit) * unit : median;
    }
}
