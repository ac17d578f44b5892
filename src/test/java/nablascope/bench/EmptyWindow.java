package nablascope.bench;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/**
 * A program that does nothing but open a window of NablaScope's size, all magenta: no program that uses JavaFX can start
 * faster. {@code src/test/bash/starts.sh} starts both in turns. With an argument it ends by itself, for the recording of
 * a cache.
 */
public final class EmptyWindow {
    private static final String NAME = "NablaScope floor";

    private EmptyWindow() {}

    public static void main(String[] args) {
        Platform.startup(() -> {
            Region region = new Region();
            region.setStyle("-fx-background-color: magenta");
            Stage stage = new Stage();
            stage.setTitle(NAME);
            stage.setScene(new Scene(region, 1280, 800));
            stage.show();
            if (args.length > 0) {
                Platform.runLater(() -> Platform.runLater(Platform::exit));
            }
        });
    }
}
