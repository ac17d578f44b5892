package nablascope.ui.app;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import nablascope.session.TrainingSession;
import nablascope.ui.run.Preset;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;

/** How the window calls what it shows. */
final class WindowTitle {
    private WindowTitle() {}

    /** The experiment's name, and its file if it has one. */
    static ObservableValue<String> of(Texts texts, RunModel run) {
        ObservableValue<String> name = name(texts, run);
        return Bindings.createStringBinding(
                () -> {
                    Path file = run.file().get();
                    return file == null
                            ? texts.get("window.titleOf", name.getValue())
                            : texts.get("window.titleOfFile", name.getValue(), "" + file.getFileName());
                },
                name,
                run.file());
    }

    /** What the experiment on screen is called: a preset in the present language, a file by its own title. */
    static ObservableValue<String> name(Texts texts, RunModel run) {
        return Bindings.createStringBinding(
                () -> {
                    TrainingSession session = run.session().get();
                    String own =
                            session == null ? "" : session.experiment().about().title();
                    return own.isEmpty() ? texts.get("presets.title") : Preset.shownTitle(texts, own);
                },
                run.session(),
                texts.language());
    }
}
