package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.library.RunInfo;
import nablascope.library.RunParent;
import nablascope.session.SessionStatus.State;
import nablascope.ui.charts.ChartModel;
import nablascope.ui.charts.Overlays;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BranchesWindowTest extends WindowFixture {
    private static final long STEPS = 200;

    @Override
    boolean keepsRuns() {
        return true;
    }

    @BeforeEach
    void trainARunAndABranch() {
        Experiment experiment = Preset.DIGITS.experiment().withSteps(STEPS);
        load(experiment);
        assertThat(offscreen.on(() -> lookup("branch-0") == null)).isTrue();
        trainToTheEnd();
        Knobs knobs = experiment.knobs();
        on(() -> session(offscreen.window())
                .trainFrom(0, 50, knobs.withOptimizer(knobs.optimizer().withLr(0.01)), 50));
        await(w -> lookup("branch-1") != null && w.run().status().get().state() == State.FINISHED);
    }

    private void await(Predicate<MainWindow> condition) {
        await("the branches", condition);
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
        String told = offscreen.on(() -> lookup("branch-1").getAccessibleText());
        assertThat(told).startsWith("branch 1: η 0.1 → 0.01 from step 50").endsWith("finished");
        assertThat(offscreen.on(() -> lookup("branch-0").getAccessibleText())).startsWith("run: 200 steps");
    }

    @Test
    void a_name_given_in_the_list_of_runs_stands_in_the_branch_s_row() throws IOException {
        await(_ -> kept().size() == 2);
        RunInfo branch =
                kept().stream().filter(run -> run.parent() != null).findFirst().orElseThrow();
        library.label(branch.id(), labels -> labels.withName("slow"));
        on(() -> runs().model().refresh());
        await(_ -> lookup("branch-1").getAccessibleText().startsWith("branch 1: slow · η 0.1 → 0.01 from step 50"));
        assertThat(offscreen.on(() -> lookup("branch-0").getAccessibleText())).startsWith("run: 200 steps");
    }

    @Test
    void an_eye_hides_its_branch_from_every_chart() {
        click("eye-branch-0");
        await(_ -> overlaid().isEmpty());
        click("eye-branch-0");
        await(_ -> overlaid().equals(List.of("branch-0")));
    }

    @Test
    void after_a_click_on_its_row_a_key_discards_a_branch() {
        on(() -> lookup("branch-1").getOnMouseClicked().handle(null));
        await(w -> w.scene().getFocusOwner() == lookup("branch-1"));
        on(() -> lookup("branch-1")
                .fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.DELETE, false, false, false, false)));
        await(_ -> lookup("branch-1") == null);
    }

    @Test
    void a_discarded_branch_leaves_list_charts_and_comparison_and_undo_brings_it_back() {
        on(() -> lookup("branch-0").getOnMouseClicked().handle(null));
        await(w -> session(w).branches().present() == 0 && overlaid().equals(List.of("branch-1")));
        compare(0);
        click("discard-branch-1");
        await(_ -> lookup("branch-1") == null && overlaid().isEmpty() && !compared());
        await(_ -> lookup("story-undo") != null);
        click("story-undo");
        await(_ -> lookup("branch-1") != null && overlaid().equals(List.of("branch-1")));
        await(_ -> lookup("story-undo") == null);
    }

    /** @param fromLast 0: with the last entry of the menu */
    private void compare(int fromLast) {
        on(() -> {
            MenuButton compare = (MenuButton) lookup("branches-reference");
            compare.getOnShowing().handle(null);
            compare.getItems().get(compare.getItems().size() - 1 - fromLast).fire();
        });
        await(_ -> compared());
    }

    /** Its one branch goes by the key of the first, which stands in the comparison. */
    @Test
    void a_restarted_run_is_not_compared_with_itself() {
        compare(1);
        on(() -> offscreen.window().run().restart());
        await(_ -> lookup("branch-1") == null && !compared());
    }

    @Test
    void what_was_kept_of_a_discarded_branch_goes_to_the_trash_and_comes_back() throws IOException {
        await(_ -> kept().size() == 2);
        click("discard-branch-1");
        await(_ -> kept().size() == 1 && lookup("story-undo") != null);
        RunInfo branch = library.listTrash().getFirst();
        RunParent left = Objects.requireNonNull(branch.parent());
        assertThat(left.run()).isEqualTo(kept().getFirst().id());
        assertThat(left.step()).isEqualTo(50);

        click("story-undo");
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
                lookup("branch-1"),
                new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.DELETE, false, false, false, false)));
        await(w -> w.run().status().get().step() == 50 && session(w).branches().present() == 0);
        await(_ -> lookup("branch-1") == null && overlaid().equals(List.of("branch-0")));
        assertThat(offscreen.on(() ->
                        offscreen.window().knobs().knobs().get().optimizer().lr()))
                .isEqualTo(0.1);
    }

    @Test
    void a_branch_that_was_left_can_be_come_back_to_with_its_knobs() {
        on(() -> lookup("branch-0").getOnMouseClicked().handle(null));
        await(w -> session(w).branches().present() == 0 && overlaid().equals(List.of("branch-1")));
        assertThat(session().status().step()).isEqualTo(STEPS);
        assertThat(offscreen.on(() ->
                        offscreen.window().knobs().knobs().get().optimizer().lr()))
                .isEqualTo(0.1);
    }

    @Test
    void a_key_pressed_after_the_end_clears_no_branches_away_but_says_which_one_does() {
        on(() -> offscreen.window().run().toggle());
        assertThat(session().branches().branches().size()).isEqualTo(2);
        String told = offscreen.on(() -> ((Labeled) lookup("banner-text")).getText());
        assertThat(told).contains("2 runs");

        click("banner-again");
        await(w -> session(w).branches().branches().size() == 1
                && w.run().status().get().state() == State.FINISHED
                && w.run().status().get().step() == STEPS);
        assertThat(offscreen.on(() -> lookup("banner-text").isVisible()
                        && lookup("banner-text").getParent().isVisible()))
                .isFalse();
    }
}
