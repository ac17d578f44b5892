package nablascope.ui.app;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import nablascope.ui.theme.Look;

/**
 * The window before there is anything in it. It can be shown so while its content is being made, which takes a second:
 * JavaFX makes itself ready to draw meanwhile. JavaFX thread.
 */
record Frame(Stage stage, Look look, Scene scene) {
    static Frame of(Stage stage, Settings settings) {
        Look look = new Look(settings.theme(), settings.projector());
        Region nothing = new Region();
        nothing.getStyleClass().add("window");
        Scene scene = look.scene(nothing, settings.width(), settings.height());
        stage.setTitle("NablaScope");
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(640);
        stage.setMaximized(settings.maximized());
        return new Frame(stage, look, scene);
    }

    /** Puts in what it is for. */
    void fill(Region content) {
        look.enlarge(content);
        scene.setRoot(content);
    }
}
