package nablascope.ui.theme;

import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.text.Font;

/**
 * The bundled font, Latin and Chinese in one. JavaFX draws the window with it and AWT rotated chart text and formulas,
 * so both must know it.
 */
public final class Fonts {
    /** The family's name in style sheets and charts. */
    public static final String FAMILY = "NablaScope Sans";

    private static final List<String> FILES = List.of("NablaScopeSans-Regular.otf", "NablaScopeSans-Bold.otf");

    /** AWT is slow to wake: it does so on a thread of its own while JavaFX starts. */
    private static final CompletableFuture<Void> CHARTS = CompletableFuture.runAsync(Fonts::registerForCharts);

    private Fonts() {}

    /** Begins to read what {@link #register} will wait for. Any thread; returns at once. */
    public static void prepare() {
        // To be called is enough: it loads this class, which begins. A failure is told by register.
    }

    /** Makes the font known; needed once, before the first window. JavaFX thread. */
    public static void register() {
        registerForNodes();
        awaitCharts();
    }

    /** What nodes need of {@link #register}. JavaFX thread. */
    public static void registerForNodes() {
        for (String file : FILES) {
            try (InputStream stream = open(file)) {
                Font.loadFont(stream, 12);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What charts need of {@link #register}. */
    public static void awaitCharts() {
        CHARTS.join();
    }

    private static void registerForCharts() {
        for (String file : FILES) {
            try (InputStream stream = open(file)) {
                GraphicsEnvironment.getLocalGraphicsEnvironment()
                        .registerFont(java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, stream));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (FontFormatException e) {
                throw new IllegalStateException(file + " is damaged; install the program again", e);
            }
        }
    }

    private static InputStream open(String file) {
        InputStream stream = Fonts.class.getResourceAsStream("/nablascope/ui/fonts/" + file);
        if (stream == null) {
            throw new IllegalStateException(file + " is missing; install the program again");
        }
        return stream;
    }
}
