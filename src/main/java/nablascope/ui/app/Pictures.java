package nablascope.ui.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;
import nablascope.ui.text.Texts;

/** Pictures of what is on screen, for slides and reports: in the clipboard or as PNG files. JavaFX thread. */
final class Pictures {
    static final String SUFFIX = ".png";

    private final Texts texts;
    private final FileSaver saver;

    Pictures(Texts texts, FileSaver saver) {
        this.texts = texts;
        this.saver = saver;
    }

    /**
     * Gives a part of the window a menu, at the second mouse button and the menu key, that copies or saves its picture.
     *
     * @param name what the picture shows
     * @param ground behind it
     */
    void offer(Node part, ObservableValue<String> name, Supplier<Color> ground) {
        ContextMenu[] menu = new ContextMenu[1];
        part.setOnContextMenuRequested(event -> {
            if (menu[0] == null) { // few are ever opened
                menu[0] = new ContextMenu(
                        item("picture.copy", () -> copy(of(part, ground.get()))),
                        item("picture.save", () -> save(part, name.getValue(), ground.get())));
            }
            menu[0].show(part, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId(key.replace('.', '-'));
        item.textProperty().bind(texts.bind(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    /** As on screen, pixel for pixel. */
    static WritableImage of(Node part, Color ground) {
        double scale = part.getScene().getWindow().getOutputScaleX();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        parameters.setFill(ground);
        return part.snapshot(parameters, null);
    }

    private void copy(WritableImage picture) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(picture);
        Clipboard.getSystemClipboard().setContent(content);
        saver.hint().show(texts.get("picture.copied"));
    }

    private void save(Node part, String name, Color ground) {
        saver.choosePicture(of(part, ground), name, part.getScene().getWindow());
    }

    /** The bytes of a PNG file. Any thread. */
    static byte[] png(WritableImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", bytes);
        return bytes.toByteArray();
    }
}
