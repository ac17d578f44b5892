package nablascope.ui.library;

import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import nablascope.ui.text.Texts;

/** A button that opens a list of values to tick; ticked ones are in a set. */
final class FilterMenu<T> extends MenuButton {
    private final Texts texts;
    private final String key;
    private final ObservableSet<T> chosen;
    private final Function<T, String> words;

    /** @param key of its message, with how many are ticked */
    FilterMenu(Texts texts, String key, ObservableSet<T> chosen, Function<T, String> words) {
        this.texts = texts;
        this.key = key;
        this.chosen = chosen;
        this.words = words;
        chosen.addListener((SetChangeListener<T>) _ -> name());
        texts.language().subscribe(_ -> name());
    }

    private void name() {
        setText(chosen.isEmpty() ? texts.get(key) : texts.get(key + ".some", chosen.size()));
    }

    /** Offers other values. */
    void offer(List<T> values) {
        setDisable(values.isEmpty());
        getItems().setAll(values.stream().map(this::item).toList());
    }

    private CustomMenuItem item(T value) {
        CheckBox box = new CheckBox();
        texts.language().subscribe(_ -> box.setText(words.apply(value)));
        box.setMnemonicParsing(false);
        box.setSelected(chosen.contains(value));
        box.selectedProperty().subscribe(ticked -> {
            if (ticked) {
                chosen.add(value);
            } else {
                chosen.remove(value);
            }
        });
        chosen.addListener((SetChangeListener<T>) _ -> box.setSelected(chosen.contains(value)));
        CustomMenuItem item = new CustomMenuItem(box, false);
        item.setOnAction(_ -> box.fire());
        return item;
    }
}
