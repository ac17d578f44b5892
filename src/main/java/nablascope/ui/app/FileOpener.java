package nablascope.ui.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Subscription;
import nablascope.experiment.ExperimentFile;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.run.Preset;
import nablascope.ui.run.Problem;
import nablascope.ui.run.RunModel;
import nablascope.ui.structure.StructureModel;
import nablascope.ui.text.Texts;

/** Files from the command line, a chooser or a drop: experiment files and pairs of MNIST files. JavaFX thread. */
final class FileOpener {
    private static final String IMAGES = "images";
    private static final String LABELS = "labels";

    private final RunModel run;
    private final StructureModel structure;
    private final FxBridge bridge;
    private final Texts texts;

    FileOpener(RunModel run, StructureModel structure, FxBridge bridge, Texts texts) {
        this.run = run;
        this.structure = structure;
        this.bridge = bridge;
        this.texts = texts;
    }

    /** Lets somebody choose an experiment file. */
    void chooseExperiment(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("presets.open"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*.experiment.json", "*.json"));
        var file = chooser.showOpenDialog(owner);
        if (file != null) {
            open(List.of(file.toPath()));
        }
    }

    /** Lets somebody choose MNIST's two files. */
    void chooseMnist(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("structure.import"));
        var files = chooser.showOpenMultipleDialog(owner);
        if (files != null) {
            open(files.stream().map(File::toPath).toList());
        }
    }

    /** Opens an experiment, or imports images and labels; says so if it is neither. */
    void open(List<Path> files) {
        Path first = files.getFirst().toAbsolutePath();
        if (name(first).endsWith(".json")) {
            openExperiment(first);
        } else if (files.stream().allMatch(FileOpener::isIdx)) {
            openMnist(files.stream().map(Path::toAbsolutePath).toList());
        } else {
            run.problem().set(new Problem("problem.unknownFile", "" + first.getFileName()));
        }
    }

    private static String name(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isIdx(Path file) {
        return name(file).contains("idx") || name(file).contains("-ubyte");
    }

    private void openExperiment(Path file) {
        Path folder = Objects.requireNonNull(file.getParent());
        bridge.background(
                () -> ExperimentFile.read(file), experiment -> run.open(experiment, folder, false), run::report);
    }

    private void openMnist(List<Path> files) {
        Path folder = Objects.requireNonNull(files.getFirst().getParent());
        Optional<Path> images = find(files, folder, IMAGES, LABELS);
        Optional<Path> labels = find(files, folder, LABELS, IMAGES);
        if (images.isEmpty() || labels.isEmpty()) {
            run.problem()
                    .set(new Problem("problem.mnistPair", "" + files.getFirst().getFileName()));
            return;
        }
        Preset mnist = Preset.mnist(
                folder, "" + images.get().getFileName(), "" + labels.get().getFileName());
        structure.mnist().set(mnist);
        run.open(mnist.experiment(), mnist.folder(), false);
    }

    /** The file of a kind among those given, or the other's neighbour of the same name but for the kind. */
    private static Optional<Path> find(List<Path> files, Path folder, String kind, String other) {
        Optional<Path> given =
                files.stream().filter(f -> name(f).contains(kind)).findFirst();
        String neighbour = ("" + files.getFirst().getFileName()).replace(other, kind);
        neighbour = kind.equals(LABELS) ? neighbour.replace("idx3", "idx1") : neighbour.replace("idx1", "idx3");
        Path guess = folder.resolve(neighbour);
        return given.or(() -> Optional.of(guess).filter(Files::isRegularFile));
    }

    /**
     * A start argument that cannot be opened is said so in the window, not on a console that nobody sees; the default
     * experiment stands below.
     */
    void openArgument(String argument) {
        Subscription[] watch = new Subscription[1];
        watch[0] = Subscription.combine(
                run.session().subscribe((_, _) -> watch[0].unsubscribe()),
                run.problem().subscribe((_, problem) -> {
                    if (problem != null) {
                        watch[0].unsubscribe();
                        openDefault(problem);
                    }
                }));
        Path file = Path.of(argument);
        if (Files.isRegularFile(file)) {
            open(List.of(file));
        } else {
            run.report(new NoSuchFileException(argument));
        }
    }

    private void openDefault(Problem problem) {
        Subscription[] watch = new Subscription[1];
        watch[0] = run.session().subscribe((_, _) -> {
            watch[0].unsubscribe();
            run.problem().set(problem);
        });
        run.open(Preset.DIGITS.experiment(), Preset.DIGITS.folder(), false);
    }
}
