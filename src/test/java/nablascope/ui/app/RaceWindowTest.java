package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.session.SessionStatus.State;
import nablascope.session.TrainingSession;
import nablascope.ui.control.NumberField;
import nablascope.ui.run.Preset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RaceWindowTest extends WindowFixture {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Else the next test would find this one's. */
    @AfterEach
    void closeRace() {
        on(() -> found("#race-start").getScene().getWindow().hide());
    }

    /** η = 0 never learns, so the present settings win on each of six seeds: p = 2·½⁶ = 0.031. */
    @Test
    void a_small_race_ends_with_a_table_and_a_verdict() {
        load(Preset.DIGITS.experiment());
        on(() -> {
            item("more-race").fire();
            type("#race-value-B", "abc");
            Label why = ((NumberField) found("#race-value-B")).message();
            assertThat(why.getScene()).isNotNull();
            assertThat(why.isVisible()).isTrue();
            type("#race-value-B", "0");
            assertThat(why.isVisible()).isFalse();
            type("#race-seeds", "6");
            type("#race-steps", "150");
            ((Button) found("#race-start")).fire();
        });

        offscreen.await("the verdict", LONG, _ -> !verdict().isEmpty());

        assertThat(offscreen.on(RaceWindowTest::verdict))
                .startsWith("B:  Training loss higher than that of A on 6 of 6 seeds (sign test, p = 0.031).")
                .contains("Accuracy lower on 6 of 6 seeds");
        readRow();
        openRow();
    }

    /** With η = 10³⁰ no weight stays finite; the digits after it are raced with their own η again. */
    @Test
    void where_all_diverge_nothing_is_compared_and_the_next_race_is_of_the_next_run() {
        Experiment explode = Preset.BUILT_IN.get(1).experiment();
        Knobs knobs = explode.knobs();
        load(explode.withKnobs(knobs.withOptimizer(knobs.optimizer().withLr(1e30))));
        on(() -> {
            item("more-race").fire();
            type("#race-seeds", "3");
            type("#race-steps", "30");
            ((Button) found("#race-start")).fire();
        });
        offscreen.await("the verdict", LONG, _ -> !verdict().isEmpty());
        assertThat(offscreen.on(RaceWindowTest::verdict))
                .isEqualTo("B and A diverged on every seed: there is nothing to compare.");
        assertThat((String) row(1).getLast()).matches("3 of 3, step [12](–[12])?"); // at once but for the first
        closeRace();
        load(Preset.DIGITS.experiment());
        on(() -> item("more-race").fire());
        String second = offscreen.on(() -> ((TextField) found("#race-value-B")).getText());
        assertThat(Double.parseDouble(second)).isLessThan(10);
    }

    private void readRow() {
        List<?> cells = row(1);
        assertThat(cells.getFirst()).isEqualTo("B  η = 0");
        assertThat((String) cells.get(1)).matches("2\\.\\d+   \\[2\\.\\d+, 2\\.\\d+]");
        assertThat(cells.getLast()).isEqualTo("0 of 6");
    }

    private List<?> row(int entrant) {
        return offscreen.on(() -> {
            TableView<?> table = (TableView<?>) found("#race-table");
            return table.getColumns().stream()
                    .map(column -> column.getCellData(entrant))
                    .toList();
        });
    }

    private void openRow() {
        on(() -> {
            ((TableView<?>) found("#race-table")).getSelectionModel().select(1);
            ((Button) found("#race-open")).fire();
        });
        await("B in the main window", w -> {
            TrainingSession session = session(w);
            return session != null && session.knobs().optimizer().lr() == 0;
        });
        assertThat(offscreen.on(() -> offscreen.window().run().status().get().state()))
                .isEqualTo(State.PAUSED);
    }

    private MenuItem item(String id) {
        MenuButton more = (MenuButton) lookup("window-more");
        return more.getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static void type(String field, String text) {
        TextField shown = (TextField) found(field);
        shown.setText(text);
        shown.fireEvent(new ActionEvent());
    }

    private static String verdict() {
        return node("#race-verdict") instanceof Label label ? label.getText() : "";
    }

    private static Node found(String id) {
        return Objects.requireNonNull(node(id), id);
    }

    private static @Nullable Node node(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup(id))
                .filter(node -> node != null)
                .findFirst()
                .orElse(null);
    }
}
