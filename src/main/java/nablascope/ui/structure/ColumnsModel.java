package nablascope.ui.structure;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import nablascope.data.DataFiles;
import nablascope.data.TableColumn;
import nablascope.experiment.DataSpec.Csv;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.draft.Draft;
import org.jspecify.annotations.Nullable;

/** The columns of the draft's table. JavaFX thread; the file is read on another. */
final class ColumnsModel {
    /** What decides the columns. */
    private record Source(
            Path folder, String path, @Nullable Character separator, char decimal) {
        static @Nullable Source of(@Nullable Draft draft) {
            return draft != null && draft.data() instanceof Csv table
                    ? new Source(draft.folder(), table.path(), table.separator(), table.decimal())
                    : null;
        }
    }

    private final FxBridge bridge;
    private final ReadOnlyObjectWrapper<List<TableColumn>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Source source;

    ColumnsModel(ObservableValue<@Nullable Draft> draft, FxBridge bridge) {
        this.bridge = bridge;
        draft.subscribe(this::follow);
    }

    /** Empty: no table, or not read. */
    ReadOnlyObjectProperty<List<TableColumn>> columns() {
        return columns.getReadOnlyProperty();
    }

    private void follow(@Nullable Draft draft) {
        Source now = Source.of(draft);
        if (now == null || now.equals(source) || draft == null || !(draft.data() instanceof Csv table)) {
            return;
        }
        source = now;
        columns.set(List.of());
        bridge.background(
                () -> DataFiles.columns(table, now.folder()),
                read -> {
                    if (now.equals(source)) {
                        columns.set(read);
                    }
                },
                // The rows cannot be loaded either, of which the reason is said.
                _ -> {});
    }
}
