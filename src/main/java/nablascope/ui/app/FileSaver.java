package nablascope.ui.app;

import java.io.File;
import java.nio.file.Path;
import javafx.scene.image.WritableImage;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.file.SafeFile;
import nablascope.library.RunExport;
import nablascope.session.TrainingSession;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.run.Preset;
import nablascope.ui.run.Problem;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;

/** Saves the run on screen as an experiment file, and pictures; says when that is done. JavaFX thread. */
final class FileSaver {
    private final RunModel run;
    private final FxBridge bridge;
    private final Texts texts;
    private final FileOpener opener;
    private final SavedHint hint = new SavedHint();

    /** @param opener knows where files were last opened or saved */
    FileSaver(RunModel run, FxBridge bridge, Texts texts, FileOpener opener) {
        this.run = run;
        this.bridge = bridge;
        this.texts = texts;
        this.opener = opener;
    }

    /** Where it says so. */
    SavedHint hint() {
        return hint;
    }

    /** Lets somebody choose where the run on screen is saved; the file holds every change made until now. */
    void choose(Window owner) {
        TrainingSession session = run.session().get();
        if (session == null) {
            return;
        }
        SavedRun saved = SavedRun.of(session);
        FileChooser chooser = opener.chooser("file.save");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*" + FileOpener.SUFFIX, "*.json"));
        Path present = run.file().get();
        chooser.setInitialFileName(
                present == null
                        ? fileName(
                                Preset.shownTitle(
                                        texts, saved.recorded().about().title()),
                                FileOpener.SUFFIX)
                        : present.getFileName().toString());
        File file = chooser.showSaveDialog(owner);
        if (file != null) {
            save(saved, file.toPath().toAbsolutePath());
        }
    }

    /** A title as the name of a file on any system. */
    static String fileName(String title, String suffix) {
        String plain = title.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ").strip();
        return (plain.isEmpty() ? "experiment" : plain) + suffix;
    }

    /** @param whole whether it has the fingerprint of all steps done, if there are any */
    private record Written(Path file, boolean whole) {}

    /** Writes in the background. A name without the ending gets it, and then replaces no other file. */
    void save(SavedRun saved, Path chosen) {
        TrainingSession session = run.session().get();
        Path folder = run.folder().toAbsolutePath().normalize();
        bridge.background(
                () -> {
                    Path file = SafeFile.withEnding(chosen, FileOpener.SUFFIX);
                    Experiment verifiable = saved.withDigest();
                    ExperimentFile.write(verifiable, file);
                    return new Written(file, saved.steps() == 0 || RunExport.digest(verifiable) != null);
                },
                written -> {
                    Path file = written.file();
                    opener.savedExperiment(file);
                    if (session != null && session.equals(run.session().get())) {
                        run.savedAs(file);
                    }
                    if (saved.recorded().data().needsFiles()
                            && !folder.equals(file.toAbsolutePath().normalize().getParent())) {
                        run.problem().set(new Problem(Problem.DATA_ELSEWHERE, "" + folder));
                    }
                    tell(file, written.whole() ? "file.saved" : "file.saved.noFingerprint");
                },
                run::report);
    }

    /**
     * Lets somebody choose where a picture is saved.
     *
     * @param part what it shows of the run on screen
     */
    void choosePicture(WritableImage picture, String part, Window owner) {
        TrainingSession session = run.session().get();
        String title = session == null
                ? ""
                : Preset.shownTitle(texts, session.experiment().about().title());
        FileChooser chooser = opener.chooser("picture.save");
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("*" + Pictures.SUFFIX, "*" + Pictures.SUFFIX));
        chooser.setInitialFileName(fileName((title + " " + part).strip(), Pictures.SUFFIX));
        File file = chooser.showSaveDialog(owner);
        if (file != null) {
            savePicture(picture, file.toPath().toAbsolutePath());
        }
    }

    /** Writes in the background. A name without the ending gets it, and then replaces no other file. */
    void savePicture(WritableImage picture, Path chosen) {
        bridge.background(
                () -> {
                    Path file = SafeFile.withEnding(chosen, Pictures.SUFFIX);
                    SafeFile.write(file, Pictures.png(picture));
                    return file;
                },
                file -> {
                    opener.saved(file);
                    tell(file, "file.saved");
                },
                run::report);
    }

    private void tell(Path file, String key) {
        hint.show(texts.get(key, "" + file.getFileName()));
    }
}
