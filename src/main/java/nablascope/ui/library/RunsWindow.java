package nablascope.ui.library;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import nablascope.ui.control.Escape;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** The kept runs in a window of their own; training goes on beside it. JavaFX thread. */
final class RunsWindow {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 600;
    private static final double LEAST_WIDTH = 640;
    private static final double LEAST_HEIGHT = 360;
    /** So old may be what the list says of a run that is being recorded. */
    private static final Duration OLDEST = Duration.seconds(2);

    private final Texts texts;
    private final RunsModel model;
    private @Nullable Stage stage;

    RunsWindow(Texts texts, RunsModel model) {
        this.texts = texts;
        this.model = model;
    }

    /** Reads the list anew if somebody sees it. */
    void refresh() {
        if (stage != null && stage.isShowing()) {
            model.refresh();
        }
    }

    void show(Window owner) {
        Stage shown = stage;
        if (shown == null) {
            shown = open(owner);
            stage = shown;
        }
        shown.show();
        shown.toFront();
        shown.requestFocus();
        model.refresh();
    }

    private Stage open(Window owner) {
        RunsView view = new RunsView(texts, model);
        view.getStyleClass().setAll(owner.getScene().lookup(".window").getStyleClass());
        view.getStyleClass().add("runs");
        Scene scene = new Scene(view, WIDTH, HEIGHT);
        Bindings.bindContent(scene.getStylesheets(), owner.getScene().getStylesheets());
        Stage opened = new Stage();
        opened.initOwner(owner);
        opened.titleProperty().bind(texts.bind("runs.title"));
        opened.setMinWidth(LEAST_WIDTH);
        opened.setMinHeight(LEAST_HEIGHT);
        opened.setScene(scene);
        view.focusList();
        opened.focusedProperty().subscribe(this::refresh);
        keepUp(opened, view);
        Escape.closes(opened, () -> true);
        return opened;
    }

    private static void keepUp(Stage opened, RunsView view) {
        Timeline clock = new Timeline(new KeyFrame(OLDEST, _ -> view.followRecording()));
        clock.setCycleCount(Animation.INDEFINITE);
        opened.showingProperty().subscribe(showing -> {
            if (showing) {
                clock.play();
            } else {
                clock.stop();
            }
        });
    }
}
