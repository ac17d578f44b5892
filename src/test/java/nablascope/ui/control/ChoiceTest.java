package nablascope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.support.FxExtension;
import nablascope.ui.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
final class ChoiceTest {
    private final SimpleObjectProperty<String> value = new SimpleObjectProperty<>("a");

    private String afterKeys(KeyCode... keys) {
        return FxThread.call(() -> {
            ComboBox<String> box = Choice.of(
                    new Texts(Locale.ENGLISH),
                    List.of("a", "b", "c"),
                    entry -> entry,
                    value,
                    new SimpleStringProperty("letters"));
            Stage stage = new Stage();
            stage.setScene(new Scene(box, 200, 100));
            stage.show();
            box.show();
            Node list = ((ComboBoxListViewSkin<?>) box.getSkin()).getPopupContent();
            for (KeyCode key : keys) {
                list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            }
            assertThat(box.isShowing()).isFalse();
            assertThat(box.getValue()).isEqualTo(value.get());
            stage.close();
            return value.get();
        });
    }

    @Test
    void escape_leaves_what_was_chosen_before() {
        assertThat(afterKeys(KeyCode.DOWN, KeyCode.ESCAPE)).isEqualTo("a");
    }

    @Test
    void enter_chooses() {
        assertThat(afterKeys(KeyCode.DOWN, KeyCode.ENTER)).isEqualTo("b");
    }

    @Test
    void a_choice_that_changes_what_is_on_offer_stays_the_choice() {
        ComboBox<String> shown = FxThread.call(() -> {
            ComboBox<String> box = Choice.of(
                    new Texts(Locale.ENGLISH),
                    List.of("a"),
                    entry -> entry,
                    value,
                    new SimpleStringProperty("letters"));
            Choice.offer(box, List.of("none", "a", "b", "c", "d"));
            value.subscribe((_, now) -> Choice.offer(box, List.of("a", "b", "c", "d", "after " + now)));
            Stage stage = new Stage();
            stage.setScene(new Scene(box, 200, 100));
            stage.show();
            box.show();
            return box;
        });
        FxThread.call(() -> {
            ListView<?> list = (ListView<?>) ((ComboBoxListViewSkin<?>) shown.getSkin()).getPopupContent();
            Node cell = list.lookupAll(".list-cell").stream()
                    .filter(node -> "b".equals(((ListCell<?>) node).getText()))
                    .findFirst()
                    .orElseThrow();
            Bounds there = cell.localToScreen(cell.getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(there.getCenterX(), there.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
        FxThread.call(() -> shown.getScene().getRoot().layout());
        FxThread.call(() -> {
            assertThat(value.get()).isEqualTo("b");
            assertThat(shown.getValue()).isEqualTo("b");
            assertThat(shown.getButtonCell().getText()).isEqualTo("b");
            assertThat(shown.getItems()).containsExactly("a", "b", "c", "d", "after b");
            shown.getScene().getWindow().hide();
        });
    }

    /** What is chosen by other means than the list comes first, and is then offered. */
    @Test
    void what_is_chosen_already_is_chosen_in_a_list_that_is_offered_then() {
        FxThread.call(() -> {
            ComboBox<String> box = Choice.of(
                    new Texts(Locale.ENGLISH),
                    List.of("b", "c"),
                    entry -> entry,
                    value,
                    new SimpleStringProperty("letters"));
            value.set("a");
            Choice.offer(box, List.of("a", "b", "c"));
            assertThat(box.getValue()).isEqualTo("a");
            assertThat(value.get()).isEqualTo("a");
        });
    }
}
