package nablascope.ui.app;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Window;
import nablascope.library.RunInfo;

/** The window with the kept runs as it is on screen. JavaFX thread. */
final class ShownRuns {
    private ShownRuns() {}

    /** Closes the window of an application that is closed too. */
    static void hide() {
        Window.getWindows().stream()
                .filter(window -> window.getScene().lookup("#runs-table") != null)
                .toList()
                .forEach(Window::hide);
    }

    static Parent window() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot())
                .filter(root -> root.lookup("#runs-table") != null)
                .findFirst()
                .orElseThrow();
    }

    static <N extends Node> N node(String id, Class<N> type) {
        return type.cast(Objects.requireNonNull(window().lookup(id)));
    }

    @SuppressWarnings("unchecked")
    static TableView<RunInfo> table() {
        return node("#runs-table", TableView.class);
    }

    static List<String> cells() {
        return table().lookupAll(".table-cell").stream()
                .map(cell -> ((TableCell<?, ?>) cell).getText())
                .filter(Objects::nonNull)
                .toList();
    }

    static VirtualFlow<?> flow() {
        return (VirtualFlow<?>) table().lookup(".virtual-flow");
    }

    static int first() {
        return flow().getFirstVisibleCell().getIndex();
    }

    static boolean shows(int row) {
        return flow().getFirstVisibleCell() != null
                && flow().getFirstVisibleCell().getIndex() <= row
                && flow().getLastVisibleCell().getIndex() >= row;
    }
}
