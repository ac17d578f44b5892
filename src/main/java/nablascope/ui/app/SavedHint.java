package nablascope.ui.app;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Says for some seconds, over whatever is shown, that something was saved or copied. JavaFX thread. */
final class SavedHint extends StackPane {
    private static final Duration LONG_ENOUGH = Duration.seconds(5);

    private final Label words = new Label();
    private final PauseTransition wait = new PauseTransition(LONG_ENOUGH);

    SavedHint() {
        words.setId("saved-text");
        words.setWrapText(true);
        words.getStyleClass().add("loading");
        getChildren().add(words);
        getStyleClass().add("saved");
        setId("saved");
        setAlignment(Pos.BOTTOM_CENTER);
        setMouseTransparent(true);
        setVisible(false);
        wait.setOnFinished(_ -> setVisible(false));
    }

    /** @param sentence in the language at hand: it is gone before another is chosen */
    void show(String sentence) {
        words.setText(sentence);
        setVisible(true);
        wait.playFromStart();
    }
}
