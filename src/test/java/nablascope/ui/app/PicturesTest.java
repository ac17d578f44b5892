package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.PickResult;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import nablascope.session.SessionStatus.State;
import nablascope.ui.charts.LiveChart;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PicturesTest extends WindowFixture {
    @BeforeEach
    void loadDigits() {
        load(Preset.DIGITS.experiment());
    }

    @Test
    void a_picture_of_a_chart_is_what_is_on_screen() throws IOException {
        on(() -> offscreen.window().run().toggle());
        await("steps", w -> w.run().status().get().step() > 100);
        on(() -> offscreen.window().run().toggle());
        await("rest", w -> w.run().status().get().state() == State.PAUSED);
        LiveChart chart = offscreen.on(() -> offscreen.window().charts().lossChart());
        on(() -> offscreen.window().saver().savePicture(Pictures.of(chart, Color.MAGENTA), folder.resolve("loss")));
        await("saving", w -> w.saver().hint().isVisible());

        BufferedImage read = ImageIO.read(folder.resolve("loss.png").toFile());
        assertThat(read.getWidth()).isEqualTo((int) Math.ceil(chart.getWidth()));
        assertThat(read.getHeight()).isEqualTo((int) Math.ceil(chart.getHeight()));
        assertThat(pixels(read, Color.MAGENTA)).as("ground").isGreaterThan(1000);
        Color training = chart.model().themeProperty().get().palette().getFirst();
        assertThat(pixels(read, training)).as("curve").isGreaterThan(50);
        assertThat(find("saved-text", Label.class).getText()).contains("loss.png");
    }

    private static int pixels(BufferedImage picture, Color colour) {
        int wanted = 0xff000000
                | (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
        int found = 0;
        for (int rgb : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
            found += rgb == wanted ? 1 : 0;
        }
        return found;
    }

    @Test
    void a_chart_s_menu_copies_its_picture() {
        LiveChart chart = offscreen.on(() -> offscreen.window().charts().gradientChart());
        on(() -> chart.fireEvent(new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED, 50, 50, 50, 50, false, new PickResult(chart, 50, 50))));
        MenuItem copy = offscreen.on(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .filter(item -> "picture-copy".equals(item.getId()))
                .findFirst()
                .orElseThrow());
        on(copy::fire);

        Image copied = offscreen.on(() -> Clipboard.getSystemClipboard().getImage());
        assertThat(copied.getWidth()).isEqualTo(Math.ceil(chart.getWidth()));
        assertThat(offscreen.on(() -> offscreen.window().saver().hint().isVisible()))
                .isTrue();
    }
}
