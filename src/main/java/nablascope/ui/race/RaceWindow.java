package nablascope.ui.race;

import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.control.Escape;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Look;
import org.jspecify.annotations.Nullable;

/** Races in a window of their own; training goes on beside it. Closing it stops the race. JavaFX thread. */
public final class RaceWindow {
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 780;
    private static final double LEAST_WIDTH = 860;
    private static final double LEAST_HEIGHT = 600;

    private final Texts texts;
    private final Look look;
    private final RunModel run;
    private final FxBridge bridge;
    private @Nullable RaceModel model;
    private @Nullable Stage stage;

    public RaceWindow(Texts texts, Look look, RunModel run, FxBridge bridge) {
        this.texts = texts;
        this.look = look;
        this.run = run;
        this.bridge = bridge;
    }

    /**
     * Shows the window; the first entrant is the run on screen as it is now, unless an earlier race of the same data and
     * network is still shown.
     */
    public void show(Window owner) {
        RaceModel shown = model == null ? new RaceModel(run, bridge, texts) : model;
        Stage opened = stage == null ? open(owner, shown) : stage;
        model = shown;
        stage = opened;
        if (shown.race().get() == null || (!opened.isShowing() && shown.ofAnother())) {
            shown.take();
        }
        opened.show();
        opened.toFront();
        opened.requestFocus();
    }

    private Stage open(Window owner, RaceModel shown) {
        RaceView view = new RaceView(texts, look, shown);
        Scene scene = look.scene(view, WIDTH, HEIGHT);
        Stage opened = new Stage();
        opened.initOwner(owner);
        opened.titleProperty().bind(texts.bind("race.title"));
        opened.setMinWidth(LEAST_WIDTH);
        opened.setMinHeight(LEAST_HEIGHT);
        opened.setScene(scene);
        Runnable refresh = view::refresh;
        opened.setOnShown(_ -> bridge.onPulse(refresh));
        opened.setOnHidden(_ -> {
            bridge.remove(refresh);
            shown.stop();
        });
        Escape.closes(opened, () -> !shown.racing());
        return opened;
    }
}
