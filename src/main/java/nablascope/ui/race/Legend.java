package nablascope.ui.race;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import nablascope.race.Course;
import nablascope.race.Race;
import nablascope.race.RaceRun;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** Which line is whose, and how many of its seeds have diverged. */
final class Legend extends FlowPane {
    private final Texts texts;

    Legend(Texts texts) {
        this.texts = texts;
        setId("race-legend");
        getStyleClass().add("race-legend");
    }

    void show(@Nullable RaceRun run, ChartTheme theme) {
        getChildren().clear();
        if (run == null) {
            return;
        }
        for (int i = 0; i < run.courses().size(); i++) {
            Label label = new Label(words(run, i), Swatch.of(theme, i));
            label.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(label);
        }
    }

    private String words(RaceRun run, int entrant) {
        Race race = run.race();
        Course course = run.courses().get(entrant);
        int size = course.size();
        String name = race.entrants().get(entrant).name();
        String full = entrant == 0 ? name + "  " + texts.get("race.present") : name;
        return size == 0 || course.diverged(size - 1) == 0
                ? full
                : texts.get("race.legend.diverged", full, course.diverged(size - 1), race.seeds());
    }
}
