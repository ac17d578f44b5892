package nablascope.ui.structure;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import nablascope.data.DataFiles;
import nablascope.data.TableColumn;
import nablascope.experiment.DataSpec.Csv;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.draft.Draft;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the draft's table, which are read once somebody looks at them. JavaFX thread; the file is read on
 * another.
 */
final class ColumnsModel {
    /** What decides the columns. */
    private record Source(
            Path folder, String path, @Nullable Character separator, char decimal) {
        static Source of(Csv table, Path folder) {
            return new Source(folder, table.path(), table.separator(), table.decimal());
        }
    }

    private final FxBridge bridge;
    private final ReadOnlyObjectWrapper<List<TableColumn>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Source source;
    private @Nullable Runnable read;
    private boolean looked;
    private int request;

    ColumnsModel(FxBridge bridge) {
        this.bridge = bridge;
    }

    /** Empty: no table, or not read. */
    ReadOnlyObjectProperty<List<TableColumn>> columns() {
        return columns.getReadOnlyProperty();
    }

    /** From now on columns are read. */
    void look() {
        looked = true;
        if (read != null) {
            read.run();
        }
    }

    /** The file may have changed since it was read. */
    void forget() {
        source = null;
    }

    /** The columns are to be those of a draft, before that is shown. */
    void follow(Draft draft) {
        Source now = draft.data() instanceof Csv table ? Source.of(table, draft.folder()) : null;
        if (now != null && now.equals(source)) {
            return;
        }
        source = now;
        request++;
        columns.set(List.of());
        read = now != null && draft.data() instanceof Csv table ? () -> read(table, now.folder()) : null;
        if (looked) {
            look();
        }
    }

    private void read(Csv table, Path folder) {
        int mine = request;
        read = null;
        bridge.background(
                () -> DataFiles.columns(table, folder),
                found -> {
                    if (mine == request) {
                        columns.set(found);
                    }
                },
                _ -> {
                    // Why, is said of the rows, which cannot be loaded either.
                    if (mine == request) {
                        source = null;
                    }
                });
    }
}
