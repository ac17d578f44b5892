package nablascope.ui.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunLibrary;
import nablascope.ui.bridge.FxBridge;

/** Runs that were deleted just now and can be had back; where one cannot be moved, those that were moved count. JavaFX thread. */
final class RunsTrash {
    private final RunLibrary library;
    private final FxBridge bridge;
    private final Runnable refresh;
    private final Consumer<Throwable> report;
    private final ReadOnlyObjectWrapper<List<RunInfo>> deleted = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * Nothing was deleted so far.
     *
     * @param refresh reads the list of runs anew
     * @param report is told why one could not be moved
     */
    RunsTrash(RunLibrary library, FxBridge bridge, Runnable refresh, Consumer<Throwable> report) {
        this.library = library;
        this.bridge = bridge;
        this.refresh = refresh;
        this.report = report;
    }

    /** What {@link #undo} would bring back. */
    ReadOnlyObjectProperty<List<RunInfo>> deleted() {
        return deleted.getReadOnlyProperty();
    }

    /** Something else is done: there is nothing to undo any more. */
    void forget() {
        deleted.set(List.of());
    }

    void delete(List<RunInfo> runs) {
        move(List.copyOf(runs), library::delete, deleted::set);
    }

    void undo(List<RunInfo> back) {
        move(
                back,
                library::restore,
                there -> deleted.set(
                        back.stream().filter(each -> !there.contains(each)).toList()));
    }

    private interface Move {
        void of(RunId run) throws IOException;
    }

    /** @param moved is told of those that were */
    private void move(List<RunInfo> runs, Move move, Consumer<List<RunInfo>> moved) {
        List<RunInfo> done = new ArrayList<>();
        Runnable tell = () -> {
            moved.accept(List.copyOf(done));
            refresh.run();
        };
        bridge.background(
                () -> {
                    for (RunInfo each : runs) {
                        move.of(each.id());
                        done.add(each);
                    }
                    return done;
                },
                _ -> tell.run(),
                error -> {
                    report.accept(error);
                    tell.run();
                });
    }
}
