package nablascope.ui.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import nablascope.ui.control.Buttons;
import nablascope.ui.run.Preset;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu of ready experiments; MNIST appears once its files are known. */
public final class PresetMenu extends MenuButton {
    private final Texts texts;
    private final Consumer<Preset> choose;

    /**
     * @param current name of the experiment on screen
     * @param mnist the experiment on imported files; null: none imported
     * @param openFile lets somebody choose an experiment file
     */
    public PresetMenu(
            Texts texts,
            ObservableValue<String> current,
            Consumer<Preset> choose,
            ObservableValue<@Nullable Preset> mnist,
            Runnable openFile) {
        this.texts = texts;
        this.choose = choose;
        setId("presets");
        setGraphic(new FontIcon("fth-layers"));
        textProperty().bind(current);
        Buttons.describe(this, texts.bind("presets.help"));
        mnist.subscribe(now -> fill(now, openFile));
    }

    private void fill(@Nullable Preset mnist, Runnable openFile) {
        List<MenuItem> items = new ArrayList<>();
        Preset.BUILT_IN.forEach(preset -> items.add(item(preset)));
        if (mnist != null) {
            items.add(item(mnist));
        }
        items.add(new SeparatorMenuItem());
        items.add(item("presets.open", texts.bind("presets.open"), openFile));
        getItems().setAll(items);
    }

    private MenuItem item(Preset preset) {
        return item(
                "preset." + preset.id(),
                Bindings.createStringBinding(() -> words(preset), texts.language()),
                () -> choose.accept(preset));
    }

    private String words(Preset preset) {
        return texts.get("presets.item", texts.get(preset.titleKey()), texts.get("preset." + preset.id() + ".about"));
    }

    private static MenuItem item(String id, ObservableValue<String> words, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId(id);
        item.textProperty().bind(words);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
