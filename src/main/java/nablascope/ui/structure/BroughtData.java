package nablascope.ui.structure;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import nablascope.ui.draft.DataSource;
import nablascope.ui.draft.Draft;
import nablascope.ui.run.Preset;
import org.jspecify.annotations.Nullable;

/** Data that files brought along: they stay on offer while the present run has others. JavaFX thread. */
public final class BroughtData {
    private final ObjectProperty<@Nullable Preset> mnist = new SimpleObjectProperty<>();

    /** The last runs that had such data. */
    private final Map<DataSource, Draft> drafts = new EnumMap<>(DataSource.class);

    /** MNIST on the files that somebody imported; null: none yet. */
    public ObjectProperty<@Nullable Preset> mnist() {
        return mnist;
    }

    /** Keeps what a run was made of, if a file brought its data. */
    void keep(Draft run) {
        DataSource source = DataSource.of(run.data());
        if (run.hasData() && !source.alwaysThere()) {
            drafts.put(source, run);
        }
    }

    /** The last run with such data; null: no file brought any. */
    @Nullable
    Draft of(DataSource source) {
        Preset imported = mnist.get();
        Draft kept = drafts.get(source);
        return kept == null && source == DataSource.MNIST && imported != null
                ? Draft.of(imported.experiment(), imported.folder())
                : kept;
    }
}
