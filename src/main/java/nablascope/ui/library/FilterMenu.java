package nablascope.ui.library;

import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.StackPane;
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

    /**
     * A box that only shows: clicks go to what is around it, and with keys they are the item's. A box that takes them has an
     * action of its own, which comes up to the item as one of its.
     */
    private CustomMenuItem item(T value) {
        CheckBox box = new CheckBox();
        texts.language().subscribe(_ -> box.setText(words.apply(value)));
        box.setMnemonicParsing(false);
        box.setMouseTransparent(true);
        StackPane.setAlignment(box, Pos.CENTER_LEFT);
        box.setFocusTraversable(false);
        box.setSelected(chosen.contains(value));
        chosen.addListener((SetChangeListener<T>) _ -> box.setSelected(chosen.contains(value)));
        CustomMenuItem item = new CustomMenuItem(new StackPane(box), false);
        item.setOnAction(_ -> {
            if (!chosen.remove(value)) {
                chosen.add(value);
            }
        });
        return item;
    }
}
