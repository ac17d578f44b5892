package nablascope.ui.run;

import java.util.Objects;
import java.util.stream.Stream;
import nablascope.session.Pace;
import nablascope.session.TrainingSession;
import org.jspecify.annotations.Nullable;

/**
 * The pace that a preset brings, which leaves with it; one that somebody chose stays, or comes back, for what is opened
 * next. JavaFX thread.
 */
public final class OpeningPace {
    private final RunModel run;

    /** A preset that is being opened; null: none is. */
    private @Nullable Preset coming;

    /** The preset on screen, whatever was changed of its knobs; null: something else is. */
    private @Nullable Preset present;

    /** What somebody had chosen before the first of them. */
    private Pace own = Pace.FULL_SPEED;

    public OpeningPace(RunModel run) {
        this.run = run;
        run.session().subscribe(this::opened);
    }

    /** A preset is being opened, as one of a menu. The run on screen keeps its pace until that has come. */
    public void bring(Preset chosen) {
        coming = chosen;
    }

    private void opened(@Nullable TrainingSession session) {
        if (session == null || run.rebuilt()) {
            return;
        }
        Preset left = present;
        present = Stream.of(coming, left)
                .filter(Objects::nonNull)
                .filter(preset -> preset.experiment().equals(session.experiment()))
                .findFirst()
                .orElse(null);
        if (left == null && present != null) {
            own = run.pace().get();
        }
        if (present != null && present.equals(coming)) {
            run.pace().set(present.pace());
        } else if (left != null && present == null && run.pace().get().equals(left.pace())) {
            run.pace().set(own);
        }
        coming = null;
    }
}
