package nablascope.ui.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.SafeFile;
import nablascope.experiment.ScheduledChange;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.knobs.KnobsModel;
import nablascope.ui.run.Preset;
import nablascope.ui.run.Problem;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Fonts;
import nablascope.ui.theme.Theme;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code snapshot}: the real window, off screen, after some steps of training, as a PNG file. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description = {
            "Trains some steps in the real window and writes its picture; needs no display.",
            "Example: nablascope snapshot --preset explode --set lr@150=10 --steps 300 --out boom.png"
        })
public final class SnapshotCommand implements Callable<Integer> {
    private static final Duration LONGEST_TRAINING = Duration.ofMinutes(30);

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "An experiment file.")
    private @Nullable Path file;

    @Option(names = "--preset", description = "A ready experiment: digits, explode, vanish, spirals, sine.")
    private String preset = "digits";

    @Option(names = "--steps", description = "Steps to train (default: ${DEFAULT-VALUE}).")
    private long steps = 300;

    @Option(names = "--size", paramLabel = "WxH", description = "Size of the picture (default: ${DEFAULT-VALUE}).")
    private String size = "1440x900";

    @Option(names = "--theme", description = "light or dark (default: ${DEFAULT-VALUE}).")
    private String theme = "light";

    @Option(names = "--lang", description = "en or zh (default: ${DEFAULT-VALUE}).")
    private String language = "en";

    @Option(names = "--projector", description = "Large type.")
    private boolean projector;

    @Option(
            names = "--set",
            paramLabel = "KNOB[@STEP]=VALUE",
            description = "Turn lambda, dropout, lr or clip, at the start or before a step; repeatable.")
    private List<String> turns = new ArrayList<>();

    @Option(names = "--out", required = true, description = "The PNG file to write.")
    private Path out = Path.of("nablascope.png");

    /** @param value as typed */
    private record Turn(KnobSpec knob, long step, double value) {}

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        Path folder = file == null
                ? Path.of("")
                : Objects.requireNonNull(file.toAbsolutePath().getParent());
        Experiment experiment = turned(file == null ? preset().experiment() : ExperimentFile.read(file));
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        FxThread.start();
        Fonts.register();
        try (OffscreenWindow offscreen = OffscreenWindow.open(settings)) {
            SafeFile.write(out, png(train(offscreen, experiment.withSteps(steps), folder)));
        }
        return 0;
    }

    private static WritableImage train(OffscreenWindow offscreen, Experiment experiment, Path folder) {
        MainWindow window = offscreen.window();
        FxThread.call(() -> window.open(experiment, folder));
        offscreen.await("the run to be ready", LONGEST_TRAINING, w -> opened(w));
        if (experiment.training().steps() > 0) {
            FxThread.call(() -> window.run().toggle());
            offscreen.await(
                    "training to end",
                    LONGEST_TRAINING,
                    w -> RunModel.ended(w.run().status().get().state()));
        }
        return offscreen.picture();
    }

    private static boolean opened(MainWindow window) {
        Problem problem = window.run().problem().get();
        if (problem != null) {
            throw new InvalidExperimentException(problem.key(), problem.detail());
        }
        return window.run().session().get() != null;
    }

    static byte[] png(WritableImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", bytes);
        return bytes.toByteArray();
    }

    private Settings settings() {
        String[] sides = size.split("x", -1);
        try {
            Locale locale = switch (language) {
                case "en" -> Texts.LANGUAGES.getFirst();
                case "zh" -> Texts.LANGUAGES.getLast();
                default -> throw wrong("--lang", language, "en or zh");
            };
            return new Settings(
                    Integer.parseInt(sides[0]),
                    Integer.parseInt(sides[1]),
                    false,
                    Theme.valueOf(theme.toUpperCase(Locale.ROOT)),
                    locale,
                    projector,
                    null);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw wrong("--size", size, "width x height in pixels, such as 1440x900");
        } catch (IllegalArgumentException e) {
            throw wrong("--theme", theme, "light or dark");
        }
    }

    private Preset preset() {
        return Preset.BUILT_IN.stream()
                .filter(p -> p.id().equals(preset))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "--preset",
                        preset,
                        "one of " + Preset.BUILT_IN.stream().map(Preset::id).toList()));
    }

    /** The experiment with the asked turns in its schedule, made by the window's own knobs. */
    private Experiment turned(Experiment experiment) {
        List<Turn> sorted = new ArrayList<>();
        turns.forEach(text -> sorted.add(turn(text)));
        sorted.sort(Comparator.comparingLong(Turn::step));
        KnobsModel knobs = new KnobsModel((_, _) -> {});
        knobs.show(experiment.knobs(), experiment.model());
        List<ScheduledChange> schedule = new ArrayList<>(experiment.schedule());
        for (Turn turn : sorted) {
            Knobs before = knobs.knobs().get();
            knobs.knob(turn.knob).set(turn.value);
            Knobs after = knobs.knobs().get();
            schedule.add(new ScheduledChange(turn.step, KnobsJson.difference(before, after), after, null));
        }
        schedule.sort(Comparator.comparingLong(ScheduledChange::step));
        return experiment.withSchedule(schedule);
    }

    private static Turn turn(String text) {
        String[] sides = text.split("=", -1);
        String[] place = sides[0].split("@", -1);
        for (KnobSpec knob : KnobSpec.values()) {
            if (knob.id().equals(place[0]) && sides.length == 2 && place.length <= 2) {
                try {
                    long step = place.length == 2 ? Long.parseLong(place[1]) : 0;
                    return new Turn(knob, step, Double.parseDouble(sides[1]));
                } catch (NumberFormatException e) {
                    break;
                }
            }
        }
        throw wrong("--set", text, "lambda, dropout, lr or clip, perhaps @step, then = and a number, such as lr@50=10");
    }

    private static InvalidExperimentException wrong(String option, String value, String right) {
        return new InvalidExperimentException(option, "is \"" + value + "\"; it must be " + right);
    }
}
