package nablascope.ui.charts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/**
 * Draws the charts in their main states into {@code target/screenshots}, to be looked at:
 *
 * <pre>mvn test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test -Dexec.args="-Dglass.platform=Headless
 * -Dprism.order=sw -cp %classpath nablascope.ui.charts.ChartPictures"</pre>
 */
public final class ChartPictures {
    private static final Path FOLDER = Path.of("target", "screenshots");

    public static void main(String[] args) {
        Application.launch(Pictures.class, args);
    }

    /** The main class must not be an application itself when JavaFX is on the class path. */
    public static final class Pictures extends Application {
        @Override
        public void start(Stage stage) throws IOException {
            drawAll(stage);
            Platform.exit();
        }
    }

    private static void drawAll(Stage stage) throws IOException {
        Files.createDirectories(FOLDER);
        ChartTheme light = ChartTheme.light("Noto Sans CJK SC");
        ChartTheme dark = ChartTheme.dark("Noto Sans CJK SC");
        picture(stage, "chart-light", light, new DemoRun().steps(20_000, 5), 720);
        picture(
                stage,
                "chart-dark-exploded",
                dark,
                new DemoRun().steps(8_000, 5).explode(400),
                720);
        picture(stage, "chart-dark-early", dark, new DemoRun().steps(60, 5), 720);
        picture(stage, "chart-light-empty", light, new DemoRun(), 720);
        picture(stage, "chart-light-projector", light.projector(), new DemoRun().steps(3_000, 5), 720);
        picture(stage, "chart-dark-narrow", dark, new DemoRun().steps(1_500_000, 5), 420);
    }

    private static void picture(Stage stage, String name, ChartTheme theme, DemoRun run, double width)
            throws IOException {
        LiveChart loss = new LiveChart(Charts.loss());
        LiveChart gradient = new LiveChart(Charts.gradient());
        loss.model().titleProperty().set(theme.plot().getBrightness() > 0.5 ? "Loss" : "损失");
        loss.model().valueLabelProperty().set("cross-entropy");
        gradient.model().titleProperty().set("Gradient norm");
        gradient.model().thresholdProperty().set(5);
        gradient.model().badgeLabelProperty().set("clipped");
        long steps = run.timeline().steps();
        for (LiveChart chart : List.of(loss, gradient)) {
            chart.model().themeProperty().set(theme);
            chart.model().emptyTextProperty().set("Press space to start");
            for (int i = 1; i <= 12; i++) {
                chart.model()
                        .markers()
                        .add(new ChartMarker(i, i < 4 ? steps * i / 5 : steps * 3 / 4 + i * 25L, "η 0.1 → 0.3"));
            }
            chart.model().timelineProperty().set(run.timeline());
            VBox.setVgrow(chart, Priority.ALWAYS);
        }
        VBox box = new VBox(6, loss, gradient);
        box.setStyle("-fx-background-color: " + (theme.plot().getBrightness() > 0.5 ? "#f6f8fa" : "#161b22"));
        stage.setScene(new Scene(box, width, 560));
        stage.show();
        box.applyCss();
        box.layout();
        for (LiveChart chart : List.of(loss, gradient)) {
            chart.refresh();
            box.layout();
            chart.refresh();
        }
        hover(gradient, width * 0.6, 130);
        box.applyCss();
        box.layout();
        File file = FOLDER.resolve(name + ".png").toFile();
        ImageIO.write(SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null), "png", file);
    }

    private static void hover(LiveChart chart, double x, double y) {
        var at = chart.localToScene(x, y);
        MouseEvent move = new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null);
        chart.getChildrenUnmodifiable().get(1).fireEvent(move);
    }
}
