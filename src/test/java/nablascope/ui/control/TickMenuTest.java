package nablascope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
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
final class TickMenuTest {
    private final Set<String> chosen = new HashSet<>();
    private final TickMenu<String> menu = FxThread.call(() -> new TickMenu<>(
            new Texts(Locale.ENGLISH),
            () -> chosen.size() + " ticked",
            Function.identity(),
            chosen::contains,
            this::turn));
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

    private void turn(String value) {
        if (!chosen.remove(value)) {
            chosen.add(value);
        }
        menu.refresh();
    }

    private boolean ticked(int index) {
        return ((CheckBox) ((CustomMenuItem) menu.getItems().get(index))
                        .getContent()
                        .lookup(".check-box"))
                .isSelected();
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
            assertThat(menu.getText()).isEqualTo("1 ticked");
            assertThat(ticked(0)).isTrue();
            assertThat(ticked(1)).isFalse();
            assertThat(menu.isShowing()).isTrue();
        });
        click(0);
        FxThread.call(() -> {
            assertThat(chosen).isEmpty();
            assertThat(menu.getText()).isEqualTo("0 ticked");
            assertThat(ticked(0)).isFalse();
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

    @Test
    void other_values_are_offered_in_the_open_list_and_the_same_ones_stay_what_they_are() {
        FxThread.call(() -> {
            var items = List.copyOf(menu.getItems());
            menu.offer(List.of("good", "to repeat"));
            assertThat(menu.getItems()).isEqualTo(items);
            menu.offer(List.of("good"));
            assertThat(menu.getItems()).hasSize(1);
            menu.offer(List.of());
            assertThat(menu.isDisabled()).isTrue();
        });
    }
}
