package nablascope.ui.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Subscription;
import nablascope.data.DataFile;
import nablascope.data.DataFiles;
import nablascope.data.InvalidDataException;
import nablascope.data.TableRemedy;
import nablascope.experiment.ExperimentFile;
import nablascope.ui.run.Preset;
import nablascope.ui.run.Problem;
import nablascope.ui.run.RunModel;
import nablascope.ui.structure.StructureModel;
import nablascope.ui.text.Texts;
import nablascope.ui.transport.PresetMenu;
import org.jspecify.annotations.Nullable;

/** Files from the command line, a chooser or a drop: experiments, tables, pairs of MNIST files and CIFAR-10. JavaFX thread. */
final class FileOpener {
    static final String SUFFIX = ".experiment.json";

    /** Endings of tables, and of CIFAR-10's files. */
    private static final List<String> DATA = List.of(".csv", ".tsv", ".txt", ".bin");

    private static final String IMAGES = "images";
    private static final String LABELS = "labels";

    private final RunModel run;
    private final StructureModel structure;
    private final Texts texts;
    private RecentFiles recent;

    /** Tables that could not be opened, by the error; added by the threads that read them. */
    private final Map<Throwable, Refused> refused = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param tried all that was ever chosen about it */
    private record Refused(Path file, Set<TableRemedy> chosen, Set<TableRemedy> tried) {}

    /** One way to open a table that was refused. */
    record Choice(TableRemedy remedy, Runnable open) {}

    FileOpener(RunModel run, StructureModel structure, Texts texts, RecentFiles recent) {
        this.run = run;
        this.structure = structure;
        this.texts = texts;
        this.recent = recent;
    }

    /** Which files were last opened or saved, and where; one that was refused counts, for it can be mended. */
    RecentFiles recent() {
        return recent;
    }

    /** What the menu of experiments offers to open. */
    PresetMenu.Files offered(Runnable choose) {
        return new PresetMenu.Files(choose, () -> recent.files(), file -> open(List.of(file)));
    }

    /** A chooser that begins where files were last opened or saved. */
    FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get(title));
        Path folder = recent.folder();
        if (folder != null && Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        return chooser;
    }

    /** Something was saved there. */
    void saved(Path file) {
        recent = recent.withFolder(file.getParent());
    }

    /** An experiment was saved there. */
    void savedExperiment(Path file) {
        recent = recent.with(file);
    }

    /** Lets somebody choose an experiment file or a table. */
    void chooseExperiment(Window owner) {
        FileChooser chooser = chooser("presets.open");
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        "*" + SUFFIX + ", *.csv", "*" + SUFFIX, "*.json", "*.csv", "*.tsv", "*.txt"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*.*", "*.*"));
        var file = chooser.showOpenDialog(owner);
        if (file != null) {
            open(List.of(file.toPath()));
        }
    }

    /** Lets somebody choose a table, MNIST's two files or one of CIFAR-10's. */
    void chooseData(Window owner) {
        FileChooser chooser = chooser("structure.import");
        var files = chooser.showOpenMultipleDialog(owner);
        if (files != null) {
            open(files.stream().map(File::toPath).toList());
        }
    }

    /** Opens an experiment, a table, images and labels, or a file of CIFAR-10; says so if it is none of them. */
    void open(List<Path> files) {
        Path first = absolute(files.getFirst());
        recent = recent.withFolder(first.getParent());
        if (name(first).endsWith(".json")) {
            openExperiment(first);
        } else if (isData(first)) {
            openData(files, first);
        } else if (files.stream().allMatch(FileOpener::isIdx)) {
            openMnist(files.stream().map(FileOpener::absolute).toList());
        } else {
            run.problem().set(new Problem("problem.unknownFile", "" + first.getFileName()));
        }
    }

    /** The one name of a file. */
    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static String name(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isData(Path file) {
        return DATA.stream().anyMatch(name(file)::endsWith);
    }

    private static boolean isIdx(Path file) {
        return name(file).contains("idx") || name(file).contains("-ubyte");
    }

    private void openExperiment(Path file) {
        recent = recent.with(file);
        run.openFile(() -> ExperimentFile.read(file), file);
    }

    /** Trains on somebody's own rows, with a network to begin with. */
    private void openData(List<Path> files, Path file) {
        if (files.size() > 1) {
            run.problem().set(new Problem("problem.oneFile", "" + file.getFileName()));
            return;
        }
        recent = recent.with(file);
        openTable(file, Set.of(), Set.of());
    }

    private void openTable(Path file, Set<TableRemedy> chosen, Set<TableRemedy> tried) {
        run.open(
                () -> {
                    try {
                        DataFile found = DataFiles.inspect(file, chosen);
                        return Preset.onData("" + file.getFileName(), found, Objects.requireNonNull(found.spec()));
                    } catch (InvalidDataException e) {
                        refused.put(e, new Refused(file, chosen, tried));
                        throw e;
                    }
                },
                Objects.requireNonNull(file.getParent()));
    }

    /** What can be chosen about a table, if that is the problem. */
    List<Choice> choices(@Nullable Problem problem) {
        if (problem == null || !(problem.cause() instanceof InvalidDataException error)) {
            return List.of();
        }
        Refused table = refused.get(error);
        if (table == null) {
            return List.of();
        }
        return TableRemedy.of(error).stream()
                .filter(remedy -> !table.tried().contains(remedy))
                .map(remedy -> new Choice(remedy, () -> openWith(table, remedy)))
                .toList();
    }

    private void openWith(Refused table, TableRemedy remedy) {
        Set<TableRemedy> chosen = EnumSet.of(remedy);
        table.chosen().stream().filter(other -> !remedy.excludes(other)).forEach(chosen::add);
        Set<TableRemedy> tried = EnumSet.of(remedy);
        tried.addAll(table.tried());
        openTable(table.file(), chosen, tried);
    }

    private void openMnist(List<Path> files) {
        Path home = Objects.requireNonNull(files.getFirst().getParent());
        Optional<Path> images = find(files, home, IMAGES, LABELS);
        Optional<Path> labels = find(files, home, LABELS, IMAGES);
        if (images.isEmpty() || labels.isEmpty()) {
            run.problem()
                    .set(new Problem("problem.mnistPair", "" + files.getFirst().getFileName()));
            return;
        }
        Preset mnist = Preset.mnist(
                home, "" + images.get().getFileName(), "" + labels.get().getFileName());
        structure.brought().mnist().set(mnist);
        run.open(mnist.experiment(), mnist.folder(), false);
    }

    /** The file of a kind among those given, or the other's neighbour of the same name but for the kind. */
    private static Optional<Path> find(List<Path> files, Path home, String kind, String other) {
        Optional<Path> given =
                files.stream().filter(f -> name(f).contains(kind)).findFirst();
        String neighbour = ("" + files.getFirst().getFileName()).replace(other, kind);
        neighbour = kind.equals(LABELS) ? neighbour.replace("idx3", "idx1") : neighbour.replace("idx1", "idx3");
        Path guess = home.resolve(neighbour);
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
