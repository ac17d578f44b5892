package nablascope.ui.app;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.experiment.Phrase;
import nablascope.library.SaveStatus;
import nablascope.session.SessionEvent;
import nablascope.session.SessionStatus;
import nablascope.session.SessionStatus.State;
import nablascope.ui.control.Buttons;
import nablascope.ui.library.RunsArea;
import nablascope.ui.library.RunsNotice;
import nablascope.ui.run.Problem;
import nablascope.ui.run.RunModel;
import nablascope.ui.story.StoryEntry;
import nablascope.ui.story.StoryModel;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One sentence about a problem, in the window and not over it; takes no room without one. */
final class Banner extends HBox {
    /** Of what nobody need worry about. */
    private static final String NOTICE = "notice";

    private Banner(String id, ObservableValue<String> words) {
        this(id, words, "fth-alert-triangle");
    }

    private Banner(String id, ObservableValue<String> words, String icon) {
        getStyleClass().add("banner");
        setId(id);
        Label sentence = new Label();
        sentence.setId(id + "-text");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.textProperty().bind(words);
        getChildren().addAll(new FontIcon(icon), sentence);
        visibleProperty().bind(sentence.textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    /** All that there are, below each other. */
    static VBox all(Texts texts, RunModel run, FileOpener opener, @Nullable RunsArea runs) {
        return new VBox(ofProblem(texts, run, opener), ofSaving(texts, runs), ofNotice(texts, runs));
    }

    /** About the last problem, until it is dismissed. */
    private static Banner ofProblem(Texts texts, RunModel run, FileOpener opener) {
        Banner banner = new Banner(
                "banner",
                Bindings.createStringBinding(
                        () -> {
                            Problem problem = run.problem().get();
                            return problem == null ? "" : texts.get(problem.key(), problem.detail());
                        },
                        run.problem(),
                        texts.language()));
        HBox remedies = new HBox();
        remedies.getStyleClass().add("banner-remedies");
        run.problem().subscribe(problem -> {
            remedies.getChildren().setAll(remedies(texts, run, opener, problem));
            banner.getStyleClass().remove(NOTICE);
            if (problem != null && problem.advice()) {
                banner.getStyleClass().add(NOTICE);
            }
        });
        Runnable dismiss = () -> run.problem().set(null);
        run.status().subscribe(status -> {
            if (status.state() == State.RUNNING && refusesRestart(run.problem().get())) {
                dismiss.run(); // it is about a run that had ended
            }
        });
        banner.getChildren().addAll(remedies, Buttons.icon("fth-x", texts.bind("window.problem.dismiss"), dismiss));
        return banner;
    }

    private static List<Button> remedies(Texts texts, RunModel run, FileOpener opener, @Nullable Problem problem) {
        if (refusesRestart(problem)) {
            return List.of(button("banner-again", texts.bind("transport.again"), run::trainAgain));
        }
        return opener.choices(problem).stream()
                .map(choice -> button(
                        "banner-"
                                + choice.remedy()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        texts.bind(Texts.key(choice.remedy())),
                        choice.open()))
                .toList();
    }

    private static boolean refusesRestart(@Nullable Problem problem) {
        return problem != null && problem.key().equals(Problem.RESTART_CLEARS);
    }

    private static Button button(String id, ObservableValue<String> words, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(words);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** What went wrong last, while the story, which says it, is folded and nothing has been done about it. */
    static Banner ofAlarm(Texts texts, RunModel run, StoryModel story, ToggleButton storyButton) {
        Banner banner = new Banner(
                "banner-alarm",
                Bindings.createStringBinding(
                        () -> storyButton.isSelected() ? "" : alarm(run.status().get(), story),
                        story.entries(),
                        storyButton.selectedProperty(),
                        run.status(),
                        texts.language()));
        banner.getChildren()
                .add(button(
                        "banner-alarm-story", texts.bind("window.story.show"), () -> storyButton.setSelected(true)));
        return banner;
    }

    /** The trouble that a run stands at, or in which it goes on without learning; empty: none, or training went on. */
    private static String alarm(SessionStatus status, StoryModel story) {
        if (story.entries().isEmpty()) {
            return "";
        }
        StoryEntry newest = story.entries().getFirst();
        boolean standsAtIt = newest.trouble() && status.state() != State.RUNNING && status.step() <= newest.step() + 1;
        return standsAtIt || newest.event() instanceof SessionEvent.Stalled
                ? story.place(newest) + " · " + story.sentence(newest)
                : "";
    }

    /** What can be done about kept runs, and how that goes. */
    private static Banner ofNotice(Texts texts, @Nullable RunsArea runs) {
        if (runs == null) {
            return new Banner("banner-runs", Bindings.createStringBinding(() -> ""));
        }
        RunsNotice notice = runs.notice();
        Banner banner = new Banner("banner-runs", notice.words(), "fth-info");
        banner.getStyleClass().add(NOTICE);
        Button action = new Button();
        action.setId("banner-runs-do");
        action.textProperty().bind(notice.action());
        action.setOnAction(_ -> notice.act());
        action.visibleProperty().bind(action.textProperty().isNotEmpty());
        action.managedProperty().bind(action.visibleProperty());
        banner.getChildren()
                .addAll(action, Buttons.icon("fth-x", texts.bind("window.problem.dismiss"), notice::dismiss));
        return banner;
    }

    /** About a run that cannot be saved, as long as that is so. */
    private static Banner ofSaving(Texts texts, @Nullable RunsArea runs) {
        if (runs == null) {
            return new Banner("banner-saving", Bindings.createStringBinding(() -> ""));
        }
        return new Banner(
                "banner-saving",
                Bindings.createStringBinding(
                        () -> {
                            SaveStatus saving = runs.saving().get();
                            Phrase problem = saving == null ? null : saving.problem();
                            return saving == null || problem == null
                                    ? ""
                                    : texts.get("runs.unsaved", saving.unsavedSince(), problem);
                        },
                        runs.saving(),
                        texts.language()));
    }
}
