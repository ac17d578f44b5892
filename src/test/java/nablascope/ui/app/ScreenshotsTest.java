package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TitledPane;
import javafx.scene.image.WritableImage;
import nablascope.experiment.ClipMode;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.ScheduledChange;
import nablascope.ui.run.Preset;
import nablascope.ui.support.FxExtension;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writes the window's main states to target/screenshots, for people to look at. */
@ExtendWith(FxExtension.class)
final class ScreenshotsTest {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Locale EN = Locale.ENGLISH;
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    @Test
    void first_start() throws IOException {
        try (OffscreenWindow window = open(1280, 800, Theme.LIGHT, EN, false, "digits", 0)) {
            write(window, "first-start-light-en");
        }
    }

    @Test
    void training_in_both_themes_and_languages() throws IOException {
        try (OffscreenWindow window = open(1440, 900, Theme.LIGHT, EN, false, "digits", 600)) {
            write(window, "trained-light-en");
            click(window, "window-theme");
            write(window, "trained-dark-en");
            click(window, "window-language");
            write(window, "trained-dark-zh");
            click(window, "window-theme");
            window.on(() -> {
                ((TitledPane) window.window().scene().lookup("#rules")).setExpanded(true);
                return true;
            });
            write(window, "trained-light-zh");
        }
    }

    @Test
    void exploded_small_and_large() throws IOException {
        try (OffscreenWindow window = open(1024, 700, Theme.DARK, ZH, false, "explode", 600)) {
            write(window, "exploded-1024x700-dark-zh");
        }
        try (OffscreenWindow window = open(1920, 1080, Theme.LIGHT, EN, false, "explode", 600)) {
            write(window, "exploded-1920x1080-light-en");
        }
        try (OffscreenWindow window = open(1920, 1080, Theme.LIGHT, ZH, true, "explode", 600)) {
            write(window, "exploded-1920x1080-projector-zh");
        }
    }

    @Test
    void structure_of_every_kind_of_data() throws IOException {
        for (String preset : new String[] {"digits", "spirals", "sine"}) {
            Locale language = preset.equals("spirals") ? ZH : EN;
            Theme theme = preset.equals("sine") ? Theme.DARK : Theme.LIGHT;
            try (OffscreenWindow window = open(1024, 700, theme, language, false, preset, 300)) {
                click(window, "tab-structure");
                write(window, "structure-" + preset);
            }
        }
    }

    private static OffscreenWindow open(
            double width, double height, Theme theme, Locale language, boolean projector, String id, long steps) {
        OffscreenWindow window = OffscreenWindow.open(new Settings(
                width, height, false, theme, language, projector, null, RecentFiles.NONE, null, null, false));
        Preset preset = Preset.BUILT_IN.stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow();
        Experiment experiment = id.equals("explode") ? withBang(preset.experiment()) : withCalm(preset.experiment());
        window.on(() -> {
            window.window().open(experiment.withSteps(steps), preset.folder());
            return true;
        });
        window.await("the run", PATIENCE, w -> w.run().session().get() != null);
        if (steps > 0) {
            window.on(() -> {
                Objects.requireNonNull(window.window().run().session().get()).setPauseOnAlarm(false);
                window.window().run().toggle();
                return true;
            });
            window.await(
                    "the end", PATIENCE, w -> w.run().status().get().state().ended());
        }
        return window;
    }

    private static Experiment withBang(Experiment experiment) {
        Knobs bang =
                experiment.knobs().withOptimizer(experiment.knobs().optimizer().withLr(10));
        return experiment.withSchedule(List.of(change(180, experiment.knobs(), bang)));
    }

    private static Experiment withCalm(Experiment experiment) {
        Knobs start = experiment.knobs();
        Knobs faster = start.withOptimizer(start.optimizer().withLr(0.3));
        Knobs clipped = faster.withClip(ClipMode.NORM.with(faster.clip(), 1));
        Knobs penalised = clipped.withRegularization(PenaltyForm.L2_HALF.with(clipped.regularization(), 0.001));
        return experiment.withSchedule(
                List.of(change(150, start, faster), change(260, faster, clipped), change(400, clipped, penalised)));
    }

    private static ScheduledChange change(long step, Knobs before, Knobs after) {
        return new ScheduledChange(step, KnobsJson.difference(before, after), after, null);
    }

    private static void click(OffscreenWindow window, String id) {
        window.on(() -> {
            ((ButtonBase) window.window().scene().lookup("#" + id)).fire();
            return true;
        });
    }

    private static void write(OffscreenWindow window, String name) throws IOException {
        WritableImage picture = window.picture();
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + ".png"), Pictures.png(picture));
        assertThat(picture.getWidth()).isEqualTo(window.window().content().getPrefWidth());
    }
}
