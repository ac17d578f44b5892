package nablascope.ui.app;

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
import org.junit.jupiter.api.BeforeEach;

/** The digits in the real window with the experiment tab in front, and what a person does there. */
abstract class ExperimentTabFixture extends WindowFixture {
    @BeforeEach
    void showTab() {
        load(Preset.DIGITS.experiment());
        on(() -> offscreen.window().show(LeftPanel.Tab.EXPERIMENT));
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
        await("the list", _ -> cell(box, value).isPresent());
        on(() -> {
            Node cell = cell(box, value).orElseThrow();
            Bounds there = cell.localToScreen(cell.getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(there.getCenterX(), there.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
        await(
                "what was picked",
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
        await("a draft that can run", _ -> !apply.isDisabled());
        TrainingSession before = session();
        on(apply::fire);
        await(
                "the new run",
                w -> !before.equals(session(w)) || w.run().problem().get() != null);
        on(() -> offscreen.window().run().step());
        await("a step", w -> w.run().status().get().step() >= 1);
        on(() -> offscreen.window().run().step());
        await("two", w -> w.run().status().get().step() >= 2);
        return session().experiment();
    }
}
