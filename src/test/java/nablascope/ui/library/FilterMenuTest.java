package nablascope.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.support.FxExtension;
import nablascope.ui.text.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The menu in a window, worked by mouse and keyboard. */
@ExtendWith(FxExtension.class)
final class FilterMenuTest {
    private final ObservableSet<String> chosen = FXCollections.observableSet();
    private final FilterMenu<String> menu = FxThread.call(
            () -> new FilterMenu<>(new Texts(Locale.ENGLISH), "runs.filter.tags", chosen, Function.identity()));
    private final Stage stage = FxThread.call(() -> new Stage());

    @BeforeEach
    void open() {
        FxThread.call(() -> {
            menu.offer(List.of("good", "to repeat"));
            stage.setScene(new Scene(new HBox(menu, new Label("rows")), 300, 300));
            stage.show();
            menu.show();
        });
    }

    @AfterEach
    void close() {
        FxThread.call(() -> {
            menu.hide();
            stage.close();
        });
    }

    /** As a person does, on the tick itself. */
    private void click(int index) {
        FxThread.call(() -> {
            Node box =
                    ((CustomMenuItem) menu.getItems().get(index)).getContent().lookup(".box");
            Bounds tick = box.localToScreen(box.getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(tick.getCenterX(), tick.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    private void press(KeyCode... keys) {
        FxThread.call(() -> {
            Robot robot = new Robot();
            for (KeyCode key : keys) {
                robot.keyType(key);
            }
        });
    }

    @Test
    void a_click_on_a_box_ticks_it_once_and_the_menu_stays() {
        click(0);
        FxThread.call(() -> {
            assertThat(chosen).containsExactly("good");
            assertThat(menu.getText()).isEqualTo("Tags (1)");
            assertThat(menu.isShowing()).isTrue();
        });
        click(0);
        FxThread.call(() -> {
            assertThat(chosen).isEmpty();
            assertThat(menu.getText()).isEqualTo("Any tag");
        });
    }

    @Test
    void enter_and_space_tick_what_the_arrows_led_to() {
        press(KeyCode.DOWN, KeyCode.ENTER);
        FxThread.call(() -> assertThat(chosen).hasSize(1));
        press(KeyCode.SPACE);
        FxThread.call(() -> {
            assertThat(chosen).isEmpty();
            assertThat(menu.isShowing()).isTrue();
        });
    }
}
