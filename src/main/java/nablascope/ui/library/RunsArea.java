package nablascope.ui.library;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.stage.Window;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunLibrary;
import nablascope.library.SaveStatus;
import nablascope.timeline.Timeline;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** All that the window has of the library: it keeps the run on screen and shows those that were kept. JavaFX thread. */
public final class RunsArea implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RunsArea.class.getName());

    private final RunKeeper keeper;
    private final ChartedRuns charted;
    private final RunsModel model;
    private final RunsWindow window;
    private final RunsNotice notice;

    public RunsArea(RunLibrary library, RunModel run, FxBridge bridge, Texts texts) {
        RunNames names = new RunNames(texts);
        charted = new ChartedRuns(names);
        keeper = new RunKeeper(library, bridge, run);
        model = new RunsModel(library, bridge, run, keeper, charted, names);
        window = new RunsWindow(texts, model);
        notice = new RunsNotice(texts, model, run);
        keeper.status().subscribe(saving -> {
            window.refresh();
            if (saving != null) {
                notice.trained();
            }
        });
        keeper.onMoved(window::refresh);
        run.session().subscribe(session -> {
            if (session != null) {
                charted.compareWith(session.experiment());
            }
        });
        bridge.background(
                () -> {
                    library.tidy();
                    return library.newest();
                },
                newest -> newest.filter(RunsArea::isInterrupted).ifPresent(notice::offerToContinue),
                error -> LOG.log(Level.WARNING, "the library could not be tidied", error));
    }

    private static boolean isInterrupted(RunInfo run) {
        return run.status() == RunInfo.Status.INTERRUPTED && run.canGoOn();
    }

    /** What the main window offers to do about runs. */
    public RunsNotice notice() {
        return notice;
    }

    /** Whether the run on screen is being kept; null: it has no step yet. */
    public ReadOnlyObjectProperty<@Nullable SaveStatus> saving() {
        return keeper.status();
    }

    /** The list of runs. */
    public RunsModel model() {
        return model;
    }

    /** What somebody called the run of a timeline in the list, if that was read; empty: nothing. */
    public String given(Timeline timeline) {
        RunId id = keeper.kept(timeline);
        return id == null
                ? ""
                : model.list().find(id).map(kept -> kept.labels().name()).orElse("");
    }

    /** The kept runs in the charts. */
    public ChartedRuns charted() {
        return charted;
    }

    /** Shows the list in a window of its own, which does not keep anybody from working on. */
    public void show(Window owner) {
        window.show(owner);
    }

    /** Saves what is left of the run on screen. Any thread; waits for that. */
    @Override
    public void close() {
        model.job().cancel();
        keeper.close();
    }
}
