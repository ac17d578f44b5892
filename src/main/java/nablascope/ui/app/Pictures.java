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
import javafx.stage.Window;
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
        part.setOnContextMenuRequested(event -> {
            WritableImage picture = of(part, ground.get()); // before the menu takes the pointer away
            Window window = part.getScene().getWindow();
            ContextMenu menu = new ContextMenu(
                    item("picture.copy", () -> copy(picture)),
                    item("picture.save", () -> saver.choosePicture(picture, name.getValue(), window)));
            menu.setAutoHide(true);
            menu.show(part, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId(key.replace('.', '-'));
        item.setText(texts.get(key));
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

    /** The bytes of a PNG file. Any thread. */
    static byte[] png(WritableImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", bytes);
        return bytes.toByteArray();
    }
}
