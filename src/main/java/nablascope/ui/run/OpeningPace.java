package nablascope.ui.run;

import nablascope.experiment.Experiment;
import nablascope.session.Pace;
import nablascope.session.TrainingSession;
import org.jspecify.annotations.Nullable;

/**
 * The pace that begins with what is opened: a preset's is its own, and leaves with it; one that somebody chose stays for
 * the files that follow. JavaFX thread.
 */
public final class OpeningPace {
    private final RunModel run;

    /** What the last preset brought; null: none was opened since. */
    private @Nullable Pace brought;

    private OpeningPace(RunModel run) {
        this.run = run;
    }

    /** Lets a run's pace follow what is opened in it. */
    public static void follow(RunModel run) {
        OpeningPace pace = new OpeningPace(run);
        run.session().subscribe(pace::opened);
    }

    private void opened(@Nullable TrainingSession session) {
        if (session == null || run.rebuilt()) {
            return;
        }
        Experiment experiment = session.experiment();
        Pace own = Preset.BUILT_IN.stream()
                .filter(preset -> preset.experiment().equals(experiment))
                .findFirst()
                .map(Preset::pace)
                .orElse(null);
        if (own != null) {
            run.pace().set(own);
        } else if (run.pace().get().equals(brought)) {
            run.pace().set(Pace.FULL_SPEED);
        }
        brought = own;
    }
}
