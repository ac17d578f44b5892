package nablascope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
}
