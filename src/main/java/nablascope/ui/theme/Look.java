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
     * @param width in pixels, as the height
     */
    public Scene scene(Parent content, double width, double height) {
        Scene scene = new Scene(new Group(), width, height);
        scene.getStylesheets().add(sheet("window"));
        String popups = sheet("projector");
        projector.subscribe(large -> {
            scene.getStylesheets().remove(popups);
            if (large) {
                scene.getStylesheets()
                        .add(popups); // menus and tooltips take the scene's sheets, not its content's size
            }
        });
        enlarge(content);
        // Last, as JavaFX looks for every node's styles each time the sheets change.
        scene.setRoot(content);
        return scene;
    }

    /** Has projector mode enlarge what is in a dressed scene. */
    public void enlarge(Parent content) {
        projector.subscribe(large -> {
            content.getStyleClass().remove("projector");
            if (large) {
                content.getStyleClass().add("projector");
            }
        });
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Look.class.getResource("/nablascope/ui/theme/%s.css".formatted(name)))
                .toExternalForm();
    }
}
