package nablascope.ui.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import nablascope.experiment.Experiment;
import nablascope.session.TrainingSession;
import nablascope.ui.run.Preset;
import nablascope.ui.support.FxExtension;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The digits in the real window with the experiment tab in front, and what a person does there. */
@ExtendWith(FxExtension.class)
abstract class ExperimentTabFixture {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    OffscreenWindow offscreen;

    @BeforeEach
    void openWindow() {
        offscreen = OffscreenWindow.open(new Settings(
                1280, 800, false, Theme.LIGHT, Locale.ENGLISH, false, true, RecentFiles.NONE, null, null, false));
        on(() -> offscreen.window().open(Preset.DIGITS.experiment(), Preset.DIGITS.folder()));
        offscreen.await("digits", PATIENCE, w -> w.run().session().get() != null);
        on(() -> offscreen.window().show(LeftPanel.Tab.EXPERIMENT));
    }

    @AfterEach
    void closeWindow() {
        offscreen.close();
    }

    void on(Runnable work) {
        offscreen.on(() -> {
            work.run();
            return true;
        });
    }

    /** What is in a scroll pane is found only after its first layout. */
    <N extends Node> N find(String id, Class<N> type) {
        offscreen.await(id, PATIENCE, w -> w.scene().lookup("#" + id) != null);
        return offscreen.on(() -> type.cast(offscreen.window().scene().lookup("#" + id)));
    }

    <T> void choose(String id, String value) {
        @SuppressWarnings("unchecked")
        ComboBox<T> box = find(id, ComboBox.class);
        on(() -> box.getItems().stream()
                .filter(item -> item.toString().equals(value))
                .findFirst()
                .ifPresentOrElse(box::setValue, () -> {
                    throw new AssertionError(value + " is not among " + box.getItems());
                }));
    }

    void type(String id, String text) {
        TextField field = find(id, TextField.class);
        on(() -> {
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    /** Chooses from the open list as a person does, and waits until the closed one says so. */
    void pick(String id, String value) {
        ComboBox<?> box = find(id, ComboBox.class);
        on(box::show);
        offscreen.await("the list", PATIENCE, _ -> cell(box, value).isPresent());
        on(() -> {
            Node cell = cell(box, value).orElseThrow();
            Bounds there = cell.localToScreen(cell.getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(there.getCenterX(), there.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
        offscreen.await(
                "what was picked",
                PATIENCE,
                _ -> !box.isShowing() && value.equals(box.getButtonCell().getText()));
    }

    private static Optional<Node> cell(ComboBox<?> box, String value) {
        return ((ComboBoxListViewSkin<?>) box.getSkin())
                .getPopupContent().lookupAll(".list-cell").stream()
                        .filter(node -> value.equals(((ListCell<?>) node).getText()))
                        .findFirst();
    }

    /** Restarts with the draft and trains a few steps. */
    Experiment train() {
        ButtonBase apply = find("structure-apply", ButtonBase.class);
        offscreen.await("a draft that can run", PATIENCE, _ -> !apply.isDisabled());
        TrainingSession before = session();
        on(apply::fire);
        offscreen.await(
                "the new run",
                PATIENCE,
                w -> !before.equals(w.run().session().get())
                        || w.run().problem().get() != null);
        on(() -> offscreen.window().run().step());
        offscreen.await("a step", PATIENCE, w -> w.run().status().get().step() >= 1);
        on(() -> offscreen.window().run().step());
        offscreen.await("two", PATIENCE, w -> w.run().status().get().step() >= 2);
        return session().experiment();
    }

    TrainingSession session() {
        return offscreen.on(() -> offscreen.window().run().session().get());
    }
}
