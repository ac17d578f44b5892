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

    /** The last run, or import, of each kind. */
    private final Map<DataSource, Draft> drafts = new EnumMap<>(DataSource.class);

    BroughtData() {
        mnist.subscribe(imported -> {
            if (imported != null) {
                keep(Draft.of(imported.experiment(), imported.folder()));
            }
        });
    }

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

    /** What there was last with such data; null: no file brought any. */
    @Nullable
    Draft of(DataSource source) {
        return drafts.get(source);
    }
}
