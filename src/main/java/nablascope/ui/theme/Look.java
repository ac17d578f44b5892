package nablascope.ui.theme;

import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** How the window looks: theme and size of type. JavaFX thread. */
public final class Look {
    private final ObjectProperty<Theme> theme;
    private final BooleanProperty projector;

    public Look(Theme theme, boolean projector) {
        this.theme = new SimpleObjectProperty<>(theme);
        this.projector = new SimpleBooleanProperty(projector);
        // Before the first control is made, which would otherwise read JavaFX's own style sheet.
        this.theme.subscribe(now -> Application.setUserAgentStylesheet(now.stylesheet()));
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /** Large type for the back row. */
    public BooleanProperty projector() {
        return projector;
    }

    /**
     * Makes a scene that is dressed, and keeps it so.
     *
     * @param content what projector mode enlarges
     * @param width in pixels, as the height; negative: what the content wants
     */
    public Scene scene(Parent content, double width, double height) {
        Scene scene = new Scene(new Group(), width, height);
        String sheet = Objects.requireNonNull(Look.class.getResource("/nablascope/ui/theme/window.css"))
                .toExternalForm();
        scene.getStylesheets().add(sheet);
        String popups = Objects.requireNonNull(Look.class.getResource("/nablascope/ui/theme/projector.css"))
                .toExternalForm();
        projector.subscribe(large -> {
            content.getStyleClass().remove("projector");
            scene.getStylesheets().remove(popups);
            if (large) {
                content.getStyleClass().add("projector");
                scene.getStylesheets()
                        .add(popups); // menus and tooltips take the scene's sheets, not its content's size
            }
        });
        // Last, as JavaFX looks for every node's styles each time the sheets change.
        scene.setRoot(content);
        return scene;
    }
}
