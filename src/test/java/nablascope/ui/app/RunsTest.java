package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSpec;
import nablascope.library.RunInfo;
import nablascope.library.RunInfo.Status;
import nablascope.library.RunParent;
import nablascope.library.StoredRun;
import nablascope.session.SessionStatus.State;
import nablascope.ui.library.RunsNotice;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RunsTest extends WindowFixture {
    private static final long STEPS = 200;

    @Override
    boolean keepsRuns() {
        return true;
    }

    @BeforeEach
    void loadDigits() {
        load(Preset.DIGITS.experiment().withSteps(STEPS));
    }

    @Test
    void a_run_is_listed_after_its_window_is_gone_and_opens_as_the_same_experiment() throws IOException {
        on(() -> offscreen.window().knobs().knob(KnobSpec.LEARNING_RATE).set(0.3));
        trainToTheEnd();
        Experiment recorded = session().recorded();
        offscreen.close();

        RunInfo kept = library.list().getFirst();
        assertThat(library.list()).hasSize(1);
        assertThat(kept.status()).isEqualTo(Status.FINISHED);
        assertThat(kept.summary().steps()).isEqualTo(STEPS);

        openWindow();
        on(() -> runs().model().refresh());
        await("the list", _ -> !listed().isEmpty());
        on(() -> runs().model().open(listed().getFirst()));
        await("the run", w -> session(w) != null);
        assertThat(session().experiment()).isEqualTo(recorded);
    }

    @Test
    void each_restart_is_a_run_of_its_own() throws IOException {
        trainToTheEnd();
        trainToTheEnd();
        await("recording", _ -> runs().saving().get() != null);
        offscreen.close();

        assertThat(library.list())
                .hasSize(2)
                .allSatisfy(run -> assertThat(run.status()).isEqualTo(Status.FINISHED));
    }

    @Test
    void a_branch_is_kept_apart_once_it_is_trained_and_its_parent_stays_as_it_was() throws IOException {
        trainToTheEnd();
        rewind(50);
        rewind(80);
        on(() -> offscreen.window().run().step());
        await("one step", w -> w.run().status().get().step() == 81);
        offscreen.close();

        List<RunInfo> runs = library.list();
        assertThat(runs).extracting(run -> run.summary().steps()).containsExactlyInAnyOrder(STEPS, 81L);
        assertThat(runs).extracting(RunInfo::status).containsExactlyInAnyOrder(Status.FINISHED, Status.STOPPED);
        boolean branchFirst = runs.getFirst().status() == Status.STOPPED;
        RunInfo branch = branchFirst ? runs.getFirst() : runs.getLast();
        StoredRun parent = library.load((branchFirst ? runs.getLast() : runs.getFirst()).id());
        assertThat(parent.metrics().steps() - parent.metrics().missingSteps()).isEqualTo(STEPS);
        assertThat(parent.info().parent()).isNull();
        assertThat(branch.parent()).isEqualTo(new RunParent(parent.info().id(), 80));
    }

    private void rewind(long steps) {
        session().rewind(steps);
        await("the way back", w -> w.run().status().get().step() == steps);
    }

    @Test
    void looking_back_and_forth_again_makes_no_other_run() throws IOException {
        on(() -> offscreen.window().run().step());
        on(() -> offscreen.window().run().step());
        await("two steps", w -> w.run().status().get().step() == 2);
        rewind(1);
        rewind(2);
        on(() -> offscreen.window().run().step());
        await("three steps", w -> w.run().status().get().step() == 3);
        offscreen.close();

        assertThat(library.list()).extracting(run -> run.summary().steps()).containsExactly(3L);
    }

    @Test
    void what_was_deleted_comes_back() {
        trainToTheEnd();
        load(Preset.DIGITS.experiment());
        var model = runs().model();
        awaitRun(Status.FINISHED);
        on(() -> model.delete(model.list().shown()));
        await("an empty list", w -> model.list().shown().isEmpty());
        on(model::undo);
        await("the run again", w -> model.list().shown().size() == 1);
    }

    private RunInfo stopped() {
        for (int i = 1; i <= 20; i++) {
            long step = i;
            if (i == 10) {
                on(() -> offscreen.window().knobs().knob(KnobSpec.LEARNING_RATE).set(0.3));
            }
            on(() -> offscreen.window().run().step());
            await("a step", w -> w.run().status().get().step() == step);
        }
        load(Preset.DIGITS.experiment());
        return awaitRun(Status.STOPPED);
    }

    private RunInfo awaitRun(Status status) {
        await("the end of the recording", _ -> {
            runs().model().refresh();
            return !listed().isEmpty() && listed().getFirst().status() == status;
        });
        return offscreen.on(() -> listed().getFirst());
    }

    private List<RunInfo> listed() {
        return runs().model().list().shown();
    }

    @Test
    void a_stopped_run_goes_on_where_it_stopped_as_the_same_run() throws IOException {
        RunInfo run = stopped();
        on(() -> runs().model().goOn(run));
        await("the run again", w -> w.run().status().get().step() == 20);
        assertThat(offscreen.<Double>on(() -> offscreen
                        .window()
                        .knobs()
                        .knob(KnobSpec.LEARNING_RATE)
                        .value()
                        .get()))
                .isEqualTo(0.3);
        assertThat(offscreen.<State>on(
                        () -> offscreen.window().run().status().get().state()))
                .isEqualTo(State.PAUSED);
        on(() -> offscreen.window().run().step());
        await("one step", w -> w.run().status().get().step() == 21);
        offscreen.close();

        assertThat(library.list()).singleElement().satisfies(after -> {
            assertThat(after.id()).isEqualTo(run.id());
            assertThat(after.summary().steps()).isEqualTo(21);
        });
    }

    @Test
    void a_run_that_is_ready_to_go_on_does_not_drive_away_what_was_begun_meanwhile() throws IOException {
        RunInfo run = stopped();
        Experiment other = Preset.DIGITS.experiment().withSteps(777);
        RunsNotice notice = offscreen.on(() -> runs().notice());
        on(() -> {
            runs().model().goOn(run);
            offscreen.window().open(other, Preset.DIGITS.folder());
        });
        await(
                "both",
                w -> session(w).experiment().equals(other)
                        && notice.words().getValue().contains("stands at step 20 again"));
        on(() -> offscreen.window().run().step());
        await("a step", w -> w.run().status().get().step() == 1);
        assertThat(offscreen.<String>on(() -> notice.action().getValue())).isEqualTo("Show it");
        on(notice::act);
        await("the run again", w -> w.run().status().get().step() == 20);
        on(() -> offscreen.window().run().step());
        await("one step", w -> w.run().status().get().step() == 21);
        offscreen.close();
        assertThat(library.list())
                .filteredOn(kept -> kept.id().equals(run.id()))
                .singleElement()
                .satisfies(after -> assertThat(after.summary().steps()).isEqualTo(21));
    }

    @Test
    void of_runs_that_cannot_all_be_deleted_those_that_were_can_come_back() throws IOException {
        RunInfo run = stopped();
        Label news = showRuns();
        on(() -> runs().model().delete(List.of(run, run)));
        await(
                "the first to be gone, and why not the second",
                _ -> listed().isEmpty() && !news.getText().isEmpty());
        on(() -> runs().model().undo());
        await("it to be back", _ -> listed().size() == 1);
    }

    @Test
    void a_run_is_verified_in_one_sentence_and_one_of_changed_numbers_is_found_out() throws IOException {
        RunInfo run = stopped();
        Label news = showRuns();
        on(() -> runs().model().verify(run));
        await("the verdict", _ -> news.getText().contains("all 20 steps equal"));

        Path metrics = library.folder(run.id()).resolve("metrics.csv");
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(metrics));
        String[] cells = Objects.requireNonNull(nablascope.file.Seal.openCsv(lines.get(5)))
                .split(",", -1);
        cells[2] = "123.5";
        lines.set(5, nablascope.file.Seal.csv(String.join(",", cells)));
        Files.write(metrics, lines);
        on(() -> runs().model().verify(run));
        await(
                "the difference",
                _ -> news.getText()
                        .contains("the first difference is at step 4 (in "
                                + lines.getFirst().split(",", 4)[2]));
    }

    private Label showRuns() {
        on(() -> runs().show(offscreen.window().scene().getWindow()));
        return offscreen.on(() -> (Label) javafx.stage.Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#runs-news"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow());
    }

    @Test
    void tags_and_notes_are_kept_and_filter_the_list() throws IOException {
        RunInfo run = stopped();
        var model = runs().model();
        on(() -> model.tag(run, List.of(" good ", "", "good", "lr")));
        on(() -> model.note(run, "as expected"));
        await("the tags", _ -> {
            model.refresh();
            return model.list().shown().getFirst().labels().notes().equals("as expected")
                    && model.list().shown().getFirst().labels().tags().equals(List.of("good", "lr"));
        });
        on(() -> model.list().filter().tags().add("lr"));
        assertThat(model.list().shown()).hasSize(1);
        on(() -> model.list().filter().statuses().add(Status.FAILED));
        assertThat(model.list().shown()).isEmpty();
    }

    @Test
    void the_banner_says_since_when_nothing_is_saved_until_it_is() throws IOException {
        Path inTheWay = Files.writeString(library.root(), "a file");
        Label sentence = find("banner-saving-text", Label.class);
        trainToTheEnd();
        await("the banner", _ -> sentence.getText().contains("not being saved since step 0"));

        Files.delete(inTheWay);
        await("no banner", _ -> sentence.getText().isEmpty());
        offscreen.close();
        assertThat(library.list())
                .singleElement()
                .satisfies(run -> assertThat(run.summary().steps()).isEqualTo(STEPS));
    }
}
