package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.RegularizationSpec;
import nablascope.experiment.ScheduledChange;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunInfo.Status;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the rows of the window with the kept runs say, and how it is moved about in. */
final class RunsListTest extends WindowFixture {
    private static final long STEPS = 60;
    private static final int MANY = 80;

    @Override
    boolean keepsRuns() {
        return true;
    }

    @BeforeEach
    void loadDigits() {
        load(Preset.DIGITS.experiment().withSteps(STEPS));
    }

    @AfterEach
    @Override
    void closeWindow() {
        on(ShownRuns::hide);
        super.closeWindow();
    }

    private void train() {
        trainToTheEnd();
        await("recording", _ -> runs().saving().get() != null); // so that the next one is the newer
    }

    /** Ends the recording of the run on screen and opens the list, in which it is the newest. */
    private RunInfo kept() {
        load(Preset.DIGITS.experiment());
        show();
        await("the end of the recording", _ -> {
            runs().model().refresh();
            List<RunInfo> shown = runs().model().list().shown();
            return !shown.isEmpty() && shown.stream().noneMatch(run -> run.status() == Status.RUNNING);
        });
        // Names, by which the list goes, tell no runs of one second apart.
        return offscreen.on(() -> runs().model().list().shown().stream()
                .max(Comparator.comparing(RunInfo::started))
                .orElseThrow());
    }

    private void show() {
        on(() -> runs().show(offscreen.window().scene().getWindow()));
    }

    private void showInChinese() {
        closeWindow();
        offscreen = OffscreenWindow.open(settings(Locale.SIMPLIFIED_CHINESE), library);
        show();
    }

    private void awaitCell(String text) {
        await(text, _ -> ShownRuns.cells().contains(text));
    }

    @Test
    void the_row_of_a_run_that_is_being_recorded_keeps_up_and_stays_selected() {
        load(Preset.DIGITS.experiment());
        on(() -> offscreen.window().run().toggle());
        show();
        ObservableList<RunInfo> shown = runs().model().list().shown();
        await("the recording", _ -> !shown.isEmpty() && shown.getFirst().status() == Status.RUNNING);
        on(() -> ShownRuns.table().getSelectionModel().select(0));
        RunInfo selected = offscreen.on(shown::getFirst);
        List<String> before = offscreen.on(ShownRuns::cells);
        await("more steps", _ -> !ShownRuns.cells().equals(before));
        assertThat(offscreen.on(ShownRuns.table().getSelectionModel()::getSelectedItem))
                .isSameAs(selected);
    }

    @Test
    void a_run_that_exploded_says_so_wherever_it_is_told_of() throws IOException {
        Experiment calm = Preset.BUILT_IN.stream()
                .filter(preset -> preset.id().equals("explode"))
                .findFirst()
                .orElseThrow()
                .experiment();
        Knobs bang = calm.knobs()
                .withOptimizer(calm.knobs().optimizer().withLr(10))
                .withRegularization(RegularizationSpec.NONE.withL2(1e-9, true));
        train();
        load(calm.withSchedule(
                List.of(new ScheduledChange(100, KnobsJson.difference(calm.knobs(), bang), bang, null))));
        on(() -> offscreen.window().run().toggle());
        await("the alarm", w -> w.story().entries().stream().anyMatch(entry -> entry.trouble()));
        long step = offscreen.on(
                () -> offscreen.window().story().entries().getFirst().step());
        RunInfo run = kept();
        assertThat(run.status()).isEqualTo(Status.EXPLODED);
        assertThat(run.canGoOn()).isTrue();
        awaitCell("exploded at step " + step);

        on(() -> ShownRuns.node("#runs-search", TextField.class).setText("exploded"));
        await("one run", _ -> ShownRuns.table().getItems().size() == 1);
        on(() -> ShownRuns.node("#runs-search", TextField.class).clear());
        on(() -> runs().model().list().filter().statuses().add(Status.EXPLODED));
        await("one run", _ -> ShownRuns.table().getItems().size() == 1);
        showInChinese();
        awaitCell("在第 " + step + " 步爆炸");
    }

    @Test
    void a_branch_says_what_it_did_otherwise_than_which_run() {
        train();
        session().rewind(50);
        await("the way back", w -> w.run().status().get().step() == 50);
        on(() -> offscreen.window().knobs().knob(KnobSpec.LEARNING_RATE).set(0.3));
        on(() -> offscreen.window().run().step());
        await("one step", w -> w.run().status().get().step() == 51);
        kept();
        awaitCell("η 0.3 from step 50");

        RunInfo parent = offscreen.on(() -> runs().model().list().shown().getLast());
        on(() -> runs().model().tag(parent, List.of("parent")));
        await("the tag", _ -> ShownRuns.cells().contains("parent"));
        assertThat(offscreen.on(() -> ShownRuns.cells().stream().filter(cell -> cell.startsWith("step 50 of "))))
                .singleElement()
                .asString()
                .containsPattern("\\d\\d:\\d\\d:\\d\\d");
        assertThat(label(parent, "calm")).isEqualTo("calm");
        awaitCell("step 50 of calm");
        on(() -> ShownRuns.node("#runs-search", TextField.class).setText("branch calm"));
        await("one run", _ -> ShownRuns.table().getItems().size() == 1);
        on(() -> ShownRuns.node("#runs-search", TextField.class).clear());
        on(() -> runs().model().delete(List.of(parent)));
        awaitCell("step 50 of a deleted run");
    }

    private String label(RunInfo run, String name) {
        try {
            return library.label(run.id(), labels -> labels.withName(name)).name();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            on(() -> runs().model().refresh());
        }
    }

    @Test
    void damage_is_told_in_the_list_and_in_full_of_the_run_that_is_selected() throws IOException {
        train();
        RunInfo run = kept();
        Path metrics = library.folder(run.id()).resolve("metrics.csv");
        byte[] content = Files.readAllBytes(metrics);
        Files.write(metrics, java.util.Arrays.copyOf(content, content.length / 2));
        on(() -> runs().model().refresh());
        awaitCell("finished · damaged");
        on(() -> ShownRuns.table().getSelectionModel().select(0));
        Label damage = offscreen.on(() -> ShownRuns.node("#runs-damage", Label.class));
        await("all of the damage", _ -> damage.getText().contains("ends at step"));

        Files.delete(library.folder(run.id()).resolve("experiment.json"));
        Files.write(library.folder(run.id()).resolve("changes.jsonl"), new byte[0]);
        showInChinese();
        awaitCell("已完成 · 已损坏");
        on(() -> runs().model().open(runs().model().list().shown().getFirst()));
        Label news = offscreen.on(() -> ShownRuns.node("#runs-news", Label.class));
        await("the reason", _ -> news.getText().contains("已损坏，无法重新训练"));
        assertThat(offscreen.on(news::getText))
                .contains("experiment.json：缺失", "changes.jsonl：是空的")
                .doesNotContain("[", "missing");
    }

    private void many() throws IOException {
        train();
        Path model = library.folder(kept().id());
        for (int i = 0; i < MANY; i++) {
            Path copy = Files.createDirectory(model.resolveSibling(new RunId("copy-" + (100 + i)).name()));
            try (var files = Files.list(model)) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        on(() -> runs().model().refresh());
        await(
                "all of them",
                _ -> ShownRuns.table().getItems().size() > MANY
                        && ShownRuns.flow().getFirstVisibleCell() != null);
    }

    @Test
    void only_what_is_out_of_sight_is_scrolled_to() throws IOException {
        many();
        on(() -> ShownRuns.table().scrollTo(20));
        await("the middle", _ -> ShownRuns.first() >= 19);
        int first = offscreen.on(() -> ShownRuns.first());
        on(() -> {
            ShownRuns.table().getSelectionModel().clearAndSelect(first + 3);
            ShownRuns.node("#runs-rename", Button.class).fire();
        });
        await("a field", _ -> ShownRuns.table().getEditingCell() != null);
        assertThat(offscreen.<Integer>on(() -> ShownRuns.first())).isEqualTo(first);
        on(() -> ShownRuns.table().edit(-1, null));

        on(() -> ShownRuns.node("#runs-delete", Button.class).fire());
        await(
                "one less",
                _ -> ShownRuns.node("#runs-undo", Button.class).isVisible()
                        && ShownRuns.table().getItems().size() == MANY);
        on(() -> ShownRuns.table().scrollTo(0));
        await("the top", _ -> ShownRuns.first() == 0);
        on(() -> ShownRuns.node("#runs-undo", Button.class).fire());
        await("it again", _ -> ShownRuns.table().getItems().size() > MANY && ShownRuns.shows(first + 3));
        assertThat(offscreen.<Integer>on(
                        () -> ShownRuns.table().getSelectionModel().getSelectedIndex()))
                .isEqualTo(first + 3);
    }

    @Test
    void tab_leaves_the_notes() {
        train();
        kept();
        on(() -> {
            ShownRuns.table().getSelectionModel().select(0);
            TextArea notes = ShownRuns.node("#runs-notes", TextArea.class);
            notes.requestFocus();
            notes.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "\t", "\t", KeyCode.TAB, false, false, false, false));
            notes.fireEvent(
                    new KeyEvent(KeyEvent.KEY_TYPED, "\t", "\t", KeyCode.UNDEFINED, false, false, false, false));
        });
        assertThat(offscreen.on(
                        () -> ShownRuns.node("#runs-notes", TextArea.class).getText()))
                .isEmpty();
        assertThat(offscreen.<Boolean>on(
                        () -> ShownRuns.node("#runs-notes", TextArea.class).isFocused()))
                .isFalse();
    }
}
