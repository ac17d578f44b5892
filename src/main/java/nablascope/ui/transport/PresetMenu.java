package nablascope.ui.transport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

/** The menu of ready experiments and of files opened lately; MNIST appears once its files are known. */
public final class PresetMenu extends MenuButton {
    private final Texts texts;
    private final Consumer<Preset> choose;
    private final Files files;

    /**
     * Files on offer.
     *
     * @param choose lets somebody choose one
     * @param recent those opened lately, the latest first; asked whenever the menu is shown
     * @param open opens one of them
     */
    public record Files(Runnable choose, Supplier<List<Path>> recent, Consumer<Path> open) {}

    /**
     * @param current name of the experiment on screen
     * @param mnist the experiment on imported files; null: none imported
     */
    public PresetMenu(
            Texts texts,
            ObservableValue<String> current,
            Consumer<Preset> choose,
            ObservableValue<@Nullable Preset> mnist,
            Files files) {
        this.texts = texts;
        this.choose = choose;
        this.files = files;
        setId("presets");
        setGraphic(new FontIcon("fth-layers"));
        setMnemonicParsing(false); // a file's name may have an underscore
        textProperty().bind(current);
        Buttons.describe(this, texts.bind("presets.help"));
        mnist.subscribe(this::fill);
        setOnShowing(_ -> fill(mnist.getValue()));
    }

    private void fill(@Nullable Preset mnist) {
        List<MenuItem> items = new ArrayList<>();
        Preset.BUILT_IN.forEach(preset -> items.add(item(preset)));
        if (mnist != null) {
            items.add(item(mnist));
        }
        items.add(new SeparatorMenuItem());
        items.add(item("presets.open", texts.bind("presets.open"), files.choose));
        List<Path> recent = files.recent.get();
        for (int i = 0; i < recent.size(); i++) {
            Path file = recent.get(i);
            items.add(item("presets.recent." + i, words(file), () -> files.open.accept(file)));
        }
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

    /** With its folder's name: two files may have the same. */
    private ObservableValue<String> words(Path file) {
        Path folder = file.getParent();
        Path name = folder == null ? null : folder.getFileName();
        return texts.bind("presets.recent", "" + file.getFileName(), name == null ? "/" : "" + name);
    }

    private static MenuItem item(String id, ObservableValue<String> words, Runnable action) {
        MenuItem item = new MenuItem();
        item.setMnemonicParsing(false);
        item.setId(id);
        item.textProperty().bind(words);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
