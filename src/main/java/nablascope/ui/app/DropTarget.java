package nablascope.ui.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import nablascope.ui.text.Texts;

/** Takes files dropped anywhere on the window, and shows that it would. */
final class DropTarget {
    private DropTarget() {}

    static void install(StackPane root, Texts texts, Consumer<List<Path>> open) {
        Label words = new Label();
        words.textProperty().bind(texts.bind("window.drop"));
        StackPane cover = new StackPane(words);
        cover.getStyleClass().add("drop-target");
        cover.setVisible(false);
        cover.setMouseTransparent(true);
        root.getChildren().add(cover);
        root.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles()) {
                e.acceptTransferModes(TransferMode.COPY);
                cover.setVisible(true);
            }
        });
        root.setOnDragExited(_ -> cover.setVisible(false));
        root.setOnDragDropped(e -> drop(e, open));
    }

    private static void drop(DragEvent event, Consumer<List<Path>> open) {
        List<Path> files =
                event.getDragboard().getFiles().stream().map(File::toPath).toList();
        event.setDropCompleted(!files.isEmpty());
        event.consume();
        if (!files.isEmpty()) {
            open.accept(files);
        }
    }
}
