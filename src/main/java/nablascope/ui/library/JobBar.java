package nablascope.ui.library;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** How far a replay is, and a button to cancel it; takes no room where there is none. */
final class JobBar extends HBox {
    private final Texts texts;
    private final RunJob job;

    JobBar(Texts texts, RunJob job) {
        this.texts = texts;
        this.job = job;
        setId("runs-job");
        getStyleClass().add("runs-bar");
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(job.state().map(JobBar::share).orElse(0.0));
        Label words = new Label();
        words.setId("runs-job-text");
        words.textProperty().bind(Bindings.createStringBinding(this::words, job.state(), texts.language()));
        bar.accessibleTextProperty().bind(words.textProperty());
        Button cancel = new Button();
        cancel.setId("runs-cancel");
        cancel.textProperty().bind(texts.bind("runs.cancel"));
        cancel.setOnAction(_ -> job.cancel());
        getChildren().addAll(bar, cancel, words);
        visibleProperty().bind(job.state().isNotNull());
        managedProperty().bind(visibleProperty());
    }

    private static double share(RunJob.State state) {
        return state.steps() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) state.done() / state.steps();
    }

    private String words() {
        return words(texts, job.state().get());
    }

    static String words(Texts texts, RunJob.@Nullable State state) {
        if (state == null) {
            return "";
        }
        return state.steps() == 0
                ? texts.get("runs.job.begin", state.name())
                : texts.get(
                        "runs.job." + state.kind(),
                        state.name(),
                        Numbers.count(state.done()),
                        Numbers.count(state.steps()));
    }
}
