package nablascope.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.support.FxExtension;
import nablascope.ui.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
final class FilterMenuTest {
    @Test
    void it_says_what_it_filters_and_offers_words_to_tick() {
        FxThread.call(() -> {
            ObservableSet<String> chosen = FXCollections.observableSet();
            FilterMenu<String> menu =
                    new FilterMenu<>(new Texts(Locale.ENGLISH), "runs.filter.tags", chosen, Function.identity());
            menu.offer(List.of("good", "to repeat"));
            assertThat(menu.getText()).isEqualTo("Any tag");
            CheckBox first = (CheckBox) ((CustomMenuItem) menu.getItems().getFirst()).getContent();
            assertThat(first.getText()).isEqualTo("good");
            first.fire();
            assertThat(chosen).containsExactly("good");
            assertThat(menu.getText()).isEqualTo("Tags (1)");
            return true;
        });
    }
}
