package nablascope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.ActionEvent;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.support.FxExtension;
import nablascope.ui.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FxExtension.class)
final class NumberFieldTest {
    private final List<Double> entered = new ArrayList<>();
    private final NumberField field =
            FxThread.call(() -> new NumberField(new Texts(Locale.ENGLISH), NumberRange.above(0), entered::add));

    @ParameterizedTest
    @CsvSource({
        "1.4142135623730951, 1.41421",
        "1.6666666666666667, 1.66667",
        "0.1, 0.1",
        "0.123456789, 0.123456789",
        "3e-5, 3e-5"
    })
    void more_digits_than_anybody_types_are_not_shown(double value, String text) {
        FxThread.call(() -> field.show(value));
        assertThat(field.getText()).isEqualTo(text);
    }

    @Test
    void a_number_is_kept_whole_until_another_is_typed() {
        FxThread.call(() -> {
            field.show(Math.sqrt(2));
            field.fireEvent(new ActionEvent());
        });
        assertThat(entered).isEmpty();
        assertThat(field.shown()).isEqualTo(Math.sqrt(2));
        FxThread.call(() -> {
            field.setText("1.4142");
            field.fireEvent(new ActionEvent());
        });
        assertThat(entered).containsExactly(1.4142);
    }
}
