package nablascope.ui.branches;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import nablascope.ui.charts.Overlays;
import nablascope.ui.control.Buttons;
import nablascope.ui.text.Texts;

/** Chooses the run that all others are compared with. */
final class ReferenceMenu extends MenuButton {
    private final Texts texts;
    private final BranchesModel model;

    ReferenceMenu(Texts texts, BranchesModel model) {
        this.texts = texts;
        this.model = model;
        setId("branches-reference");
        getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "reference");
        setMnemonicParsing(false); // as of its items
        textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.reference().get().equals(Overlays.NOBODY)
                                ? texts.get("branches.compare")
                                : texts.get(
                                        "branches.compared",
                                        model.name(model.reference().get())),
                        model.reference(),
                        model.tree(),
                        texts.language()));
        Buttons.describe(this, texts.bind("branches.compare.help"));
        fill();
        setOnShowing(_ -> fill());
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        items.add(item(Overlays.NOBODY, texts.get("branches.compare.nothing")));
        model.keys().forEach(key -> items.add(item(key, model.name(key))));
        getItems().setAll(items);
    }

    private MenuItem item(String key, String name) {
        RadioMenuItem item = new RadioMenuItem(name);
        item.setMnemonicParsing(false);
        item.setSelected(model.reference().get().equals(key));
        item.setOnAction(_ -> model.reference().set(key));
        return item;
    }
}
