package nablascope.ui.app;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;

/** Says that another run is being made ready, once that takes long enough to be noticed. */
final class LoadingHint extends StackPane {
    private static final Duration NOTICEABLE = Duration.millis(500);

    LoadingHint(Texts texts, RunModel run) {
        Label words = new Label();
        words.textProperty().bind(texts.bind("window.opening"));
        words.getStyleClass().add("loading");
        getChildren().add(words);
        setId("loading");
        setMouseTransparent(true);
        setVisible(false);
        PauseTransition wait = new PauseTransition(NOTICEABLE);
        wait.setOnFinished(_ -> setVisible(run.opening().get()));
        run.opening().subscribe(opening -> {
            if (opening) {
                FxBridge.onceDrawn(wait::playFromStart); // not while the first picture is being made
            } else {
                setVisible(false);
            }
        });
    }
}
