package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.library.RunInfo;
import nablascope.library.RunLibrary;
import nablascope.library.RunParent;
import nablascope.session.SessionStatus.State;
import nablascope.session.TrainingSession;
import nablascope.ui.charts.ChartModel;
import nablascope.ui.charts.Overlays;
import nablascope.ui.run.Preset;
import nablascope.ui.support.FxExtension;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FxExtension.class)
final class BranchesWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long STEPS = 200;

    @TempDir
    private Path folder;

    private RunLibrary library;
    private OffscreenWindow offscreen;

    @BeforeEach
    void trainARunAndABranch() {
        library = RunLibrary.open(folder);
        offscreen = OffscreenWindow.open(
                new Settings(
                        1280,
                        800,
                        false,
                        Theme.LIGHT,
                        Locale.ENGLISH,
                        false,
                        true,
                        RecentFiles.NONE,
                        null,
                        null,
                        false),
                library);
        Experiment experiment = Preset.DIGITS.experiment().withSteps(STEPS);
        on(() -> offscreen.window().open(experiment, Preset.DIGITS.folder()));
        await(w -> session(w) != null && session(w).experiment().equals(experiment));
        assertThat(offscreen.on(() -> find("#branch-0") == null)).isTrue();
        on(() -> offscreen.window().run().toggle());
        await(w -> w.run().status().get().state() == State.FINISHED);
        Knobs knobs = experiment.knobs();
        on(() -> session(offscreen.window())
                .trainFrom(0, 50, knobs.withOptimizer(knobs.optimizer().withLr(0.01)), 50));
        await(w -> find("#branch-1") != null && w.run().status().get().state() == State.FINISHED);
    }

    @AfterEach
    void closeWindow() {
        offscreen.close();
    }

    private void on(Runnable work) {
        offscreen.on(() -> {
            work.run();
            return true;
        });
    }

    private void await(java.util.function.Predicate<MainWindow> condition) {
        offscreen.await("the branches", PATIENCE, condition);
    }

    private static TrainingSession session(MainWindow window) {
        return window.run().session().get();
    }

    private Node find(String id) {
        return offscreen.window().scene().lookup(id);
    }

    private List<String> overlaid() {
        ChartModel chart = offscreen.window().charts().lossChart().model();
        return chart.overlaysProperty().get().others().stream()
                .map(Overlays.Other::key)
                .toList();
    }

    private boolean compared() {
        return offscreen
                        .window()
                        .charts()
                        .lossChart()
                        .model()
                        .overlaysProperty()
                        .get()
                        .reference()
                != null;
    }

    @Test
    void the_tree_tells_what_differs_and_charts_show_the_branch_that_was_left() {
        await(_ -> overlaid().equals(List.of("branch-0")));
        String told = offscreen.on(() -> find("#branch-1").getAccessibleText());
        assertThat(told).startsWith("branch 1: η 0.1 → 0.01 from step 50").endsWith("finished");
        assertThat(offscreen.on(() -> find("#branch-0").getAccessibleText())).startsWith("run: 200 steps");
    }

    @Test
    void a_name_given_in_the_list_of_runs_stands_in_the_branch_s_row() throws IOException {
        await(_ -> kept().size() == 2);
        RunInfo branch =
                kept().stream().filter(run -> run.parent() != null).findFirst().orElseThrow();
        library.label(branch.id(), labels -> labels.withName("slow"));
        on(() -> Objects.requireNonNull(offscreen.window().runs()).model().refresh());
        await(_ -> find("#branch-1").getAccessibleText().startsWith("branch 1: slow · η 0.1 → 0.01 from step 50"));
        assertThat(offscreen.on(() -> find("#branch-0").getAccessibleText())).startsWith("run: 200 steps");
    }

    @Test
    void an_eye_hides_its_branch_from_every_chart() {
        on(() -> ((ToggleButton) find("#eye-branch-0")).fire());
        await(_ -> overlaid().isEmpty());
        on(() -> ((ToggleButton) find("#eye-branch-0")).fire());
        await(_ -> overlaid().equals(List.of("branch-0")));
    }

    @Test
    void after_a_click_on_its_row_a_key_discards_a_branch() {
        on(() -> find("#branch-1").getOnMouseClicked().handle(null));
        await(w -> w.scene().getFocusOwner() == find("#branch-1"));
        on(() -> find("#branch-1")
                .fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.DELETE, false, false, false, false)));
        await(_ -> find("#branch-1") == null);
    }

    @Test
    void a_discarded_branch_leaves_list_charts_and_comparison_and_undo_brings_it_back() {
        on(() -> find("#branch-0").getOnMouseClicked().handle(null));
        await(w -> session(w).branches().present() == 0 && overlaid().equals(List.of("branch-1")));
        on(() -> {
            MenuButton compare = (MenuButton) find("#branches-reference");
            compare.getOnShowing().handle(null);
            compare.getItems().getLast().fire();
        });
        await(_ -> compared());
        on(() -> ((Button) find("#discard-branch-1")).fire());
        await(_ -> find("#branch-1") == null && overlaid().isEmpty() && !compared());
        await(_ -> find("#story-undo") != null);
        on(() -> ((Button) find("#story-undo")).fire());
        await(_ -> find("#branch-1") != null && overlaid().equals(List.of("branch-1")));
        await(_ -> find("#story-undo") == null);
    }

    @Test
    void what_was_kept_of_a_discarded_branch_goes_to_the_trash_and_comes_back() throws IOException {
        await(_ -> kept().size() == 2);
        on(() -> ((Button) find("#discard-branch-1")).fire());
        await(_ -> kept().size() == 1 && find("#story-undo") != null);
        RunInfo branch = library.listTrash().getFirst();
        RunParent left = Objects.requireNonNull(branch.parent());
        assertThat(left.run()).isEqualTo(kept().getFirst().id());
        assertThat(left.step()).isEqualTo(50);

        on(() -> ((Button) find("#story-undo")).fire());
        await(_ -> kept().size() == 2);
        RunInfo back = library.load(branch.id()).info();
        assertThat(back.status()).isEqualTo(RunInfo.Status.FINISHED);
        assertThat(back.summary().steps()).isEqualTo(STEPS);
    }

    private List<RunInfo> kept() {
        try {
            return library.list();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_delete_key_discards_the_branch_at_hand_and_the_run_it_left_stands_where_it_did() {
        on(() -> Event.fireEvent(
                find("#branch-1"),
                new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.DELETE, false, false, false, false)));
        await(w -> w.run().status().get().step() == 50 && session(w).branches().present() == 0);
        await(_ -> find("#branch-1") == null && overlaid().equals(List.of("branch-0")));
        assertThat(offscreen.on(() ->
                        offscreen.window().knobs().knobs().get().optimizer().lr()))
                .isEqualTo(0.1);
    }

    @Test
    void a_branch_that_was_left_can_be_come_back_to_with_its_knobs() {
        on(() -> find("#branch-0").getOnMouseClicked().handle(null));
        await(w -> session(w).branches().present() == 0 && overlaid().equals(List.of("branch-1")));
        assertThat(offscreen.on(() -> session(offscreen.window()).status().step()))
                .isEqualTo(STEPS);
        assertThat(offscreen.on(() ->
                        offscreen.window().knobs().knobs().get().optimizer().lr()))
                .isEqualTo(0.1);
    }

    @Test
    void a_key_pressed_after_the_end_clears_no_branches_away_but_says_which_one_does() {
        on(() -> offscreen.window().run().toggle());
        assertThat(offscreen.on(
                        () -> session(offscreen.window()).branches().branches().size()))
                .isEqualTo(2);
        String told = offscreen.on(() -> ((Labeled) find("#banner-text")).getText());
        assertThat(told).contains("2 runs");

        on(() -> ((Button) find("#banner-again")).fire());
        await(w -> session(w).branches().branches().size() == 1
                && w.run().status().get().state() == State.FINISHED
                && w.run().status().get().step() == STEPS);
        assertThat(offscreen.on(() -> find("#banner-text").isVisible()
                        && find("#banner-text").getParent().isVisible()))
                .isFalse();
    }
}
