package nablascope.ui.app;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** Lets one of a pane's parts take the place of all, and gives it back. JavaFX thread. */
final class Maximiser {
    private final Pane pane;
    private final Map<Node, ToggleButton> parts = new LinkedHashMap<>();
    private @Nullable Node large;

    Maximiser(Pane pane) {
        this.pane = pane;
    }

    /** @param button pressed while the part is large */
    void add(Node part, ToggleButton button) {
        parts.put(part, button);
    }

    /** Makes the part large, or all as before if it is. */
    void toggle(Node part) {
        large = part.equals(large) ? null : part;
        for (Node child : pane.getChildren()) {
            boolean shown = large == null || child.equals(large);
            child.setVisible(shown);
            child.setManaged(shown);
        }
        parts.forEach((node, button) -> button.setSelected(node.equals(large)));
    }

    /** All as before, if it is this part that is large. */
    void restore(Node part) {
        if (part.equals(large)) {
            toggle(part);
        }
    }
}
