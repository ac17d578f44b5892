package nablascope.bench;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * A program that does nothing but open a window of NablaScope's size, all magenta: what Java and JavaFX take by themselves.
 * {@code src/test/bash/starts.sh} starts both in turns, this one without a launcher's script. With an argument it ends by
 * itself after some pictures, for the recording of a cache.
 */
public final class EmptyWindow {
    private EmptyWindow() {}

    public static void main(String[] args) {
        Platform.startup(() -> {
            Stage stage = new Stage();
            stage.setTitle("NablaScope floor");
            stage.setScene(new Scene(new Group(), 1280, 800, Color.MAGENTA));
            stage.show();
            if (args.length > 0) {
                PauseTransition pause = new PauseTransition(Duration.seconds(1));
                pause.setOnFinished(_ -> Platform.exit());
                pause.play();
            }
        });
    }
}
