package nablascope.ui.run;

import nablascope.session.Pace;
import nablascope.session.TrainingSession;
import org.jspecify.annotations.Nullable;

/**
 * The pace that a preset brings, which leaves with it; one that somebody chose stays, or comes back, for what is opened
 * next. JavaFX thread.
 */
public final class OpeningPace {
    private final RunModel run;

    /** The preset chosen last; null: something else was opened since. */
    private @Nullable Preset preset;

    /** What somebody had chosen before the first of them. */
    private Pace own = Pace.FULL_SPEED;

    public OpeningPace(RunModel run) {
        this.run = run;
        run.session().subscribe(this::opened);
    }

    /** A preset is being opened, as one of a menu. */
    public void bring(Preset chosen) {
        if (preset == null) {
            own = run.pace().get();
        }
        preset = chosen;
        run.pace().set(chosen.pace());
    }

    private void opened(@Nullable TrainingSession session) {
        Preset left = preset;
        if (session == null
                || run.rebuilt()
                || left == null
                || session.experiment().equals(left.experiment())) {
            return;
        }
        if (run.pace().get().equals(left.pace())) {
            run.pace().set(own);
        }
        preset = null;
    }
}
