package nablascope.ui.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.InvalidExperimentException;
import nablascope.file.SafeFile;
import nablascope.session.SessionStatus.State;
import nablascope.ui.bridge.FxThread;
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
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final int LEAST_SIDE = 200;
    private static final int MOST_SIDE = 8000;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "An experiment file.")
    private @Nullable Path file;

    @Option(
            names = "--preset",
            description = "A ready experiment: digits, explode, vanish, spirals, sine, norm, lstm, rosenbrock, lasso.")
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

    @Option(names = "--tab", description = "knobs or experiment, on the left (default: ${DEFAULT-VALUE}).")
    private String tab = "knobs";

    @Option(
            names = "--set",
            paramLabel = "KNOB[@STEP]=VALUE",
            description = "Turn lambda, dropout, lr or clip, at the start or before a step; repeatable.")
    private List<String> turns = new ArrayList<>();

    @Option(names = "--out", required = true, description = "The PNG file to write.")
    private Path out = Path.of("nablascope.png");

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        LeftPanel.Tab shown = tab();
        Path folder = file == null
                ? Path.of("")
                : Objects.requireNonNull(file.toAbsolutePath().getParent());
        Experiment experiment = KnobTurn.apply(file == null ? preset().experiment() : ExperimentFile.read(file), turns)
                .withSteps(steps);
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        FxThread.start();
        Fonts.register();
        try (OffscreenWindow offscreen = OffscreenWindow.open(settings)) {
            FxThread.call(() -> offscreen.window().show(shown));
            train(offscreen, experiment, folder);
            SafeFile.write(out, Pictures.png(offscreen.picture()));
        }
        return 0;
    }

    private static void train(OffscreenWindow offscreen, Experiment experiment, Path folder) throws IOException {
        RunModel run = offscreen.window().run();
        FxThread.call(() -> offscreen.window().open(experiment, folder));
        offscreen.await(
                "the run to be ready",
                LONGEST_TRAINING,
                _ -> run.session().get() != null || run.problem().get() != null);
        refuse(FxThread.call(() -> run.problem().get()));
        if (experiment.training().steps() > 0) {
            FxThread.call(() -> {
                Objects.requireNonNull(run.session().get())
                        .setPauseOnAlarm(false); // the steps asked for, whatever happens
                run.toggle();
            });
            offscreen.await(
                    "training to end",
                    LONGEST_TRAINING,
                    _ -> run.status().get().state().ended());
        }
        State end = FxThread.call(() -> run.status().get().state());
        if (end == State.FAILED) {
            throw new IllegalStateException("the training failed: "
                    + Objects.requireNonNull(FxThread.call(() -> run.problem().get()))
                            .detail());
        }
    }

    /** Throws what stands behind a problem, so that it ends like the same error of any other command. */
    private static void refuse(@Nullable Problem problem) throws IOException {
        Throwable cause = problem == null ? null : problem.cause();
        switch (cause) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(cause.getMessage(), cause);
        }
    }

    private Settings settings() {
        Locale locale = switch (language) {
            case "en" -> Texts.LANGUAGES.getFirst();
            case "zh" -> Texts.LANGUAGES.getLast();
            default -> throw wrong("--lang", language, "en or zh");
        };
        Theme look = switch (theme) {
            case "light" -> Theme.LIGHT;
            case "dark" -> Theme.DARK;
            default -> throw wrong("--theme", theme, "light or dark");
        };
        int[] sides = sides();
        return new Settings(
                sides[0], sides[1], false, look, locale, projector, null, RecentFiles.NONE, null, null, false);
    }

    private LeftPanel.Tab tab() {
        return switch (tab) {
            case "knobs" -> LeftPanel.Tab.KNOBS;
            case "experiment" -> LeftPanel.Tab.EXPERIMENT;
            default -> throw wrong("--tab", tab, "knobs or experiment");
        };
    }

    private int[] sides() {
        Matcher matcher = SIZE.matcher(size);
        if (matcher.matches()) {
            int width = Integer.parseInt(matcher.group(1));
            int height = Integer.parseInt(matcher.group(2));
            if (Math.min(width, height) >= LEAST_SIDE && Math.max(width, height) <= MOST_SIDE) {
                return new int[] {width, height};
            }
        }
        throw wrong(
                "--size",
                size,
                "width x height in pixels, each from " + LEAST_SIDE + " to " + MOST_SIDE + ", such as 1440x900");
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

    static InvalidExperimentException wrong(String option, String value, String right) {
        return new InvalidExperimentException(option, "is \"" + value + "\"; it must be " + right);
    }
}
