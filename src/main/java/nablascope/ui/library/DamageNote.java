package nablascope.ui.library;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import nablascope.library.Damage;
import nablascope.library.RunInfo;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * All that is damaged of the run that is selected, for which it is read whole: the list only looks at what shows at once.
 * Takes no room where nothing is.
 */
final class DamageNote extends Label {
    private final Texts texts;
    private final RunsModel model;
    private List<Damage> damages = List.of();
    private @Nullable RunInfo shown;

    DamageNote(Texts texts, RunsModel model, ObservableList<RunInfo> chosen) {
        this.texts = texts;
        this.model = model;
        setId("runs-damage");
        getStyleClass().add("runs-damage");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(textProperty().isNotEmpty());
        chosen.addListener((ListChangeListener<RunInfo>) _ -> show(chosen.size() == 1 ? chosen.getFirst() : null));
        texts.language().subscribe(_ -> tell());
    }

    private void show(@Nullable RunInfo run) {
        if (run == null || !run.equals(shown)) {
            shown = run;
            damages = run == null ? List.of() : run.damages();
            tell();
            if (run != null && run.status() != RunInfo.Status.RUNNING) {
                model.inspect(run, found -> take(run, found));
            }
        }
    }

    private void take(RunInfo run, List<Damage> found) {
        if (run.equals(shown)) {
            damages = found;
            tell();
        }
    }

    private void tell() {
        setText(damages.isEmpty() ? "" : Damages.words(texts, damages));
    }
}
