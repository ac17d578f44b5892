package nablascope.ui.structure;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nablascope.experiment.ModelSpec.Layers;
import nablascope.ui.control.Buttons;
import nablascope.ui.draft.LayerKind;
import nablascope.ui.draft.LayerTree.Line;
import nablascope.ui.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Layers of one's own: a list, what can be done with the chosen one, and its parameters below. */
final class LayersPane extends VBox {
    private static final double LEAST_LINES = 3;
    private static final double MOST_LINES = 10;

    private final Texts texts;
    private final LayerSelection selection;
    private boolean filling;

    LayersPane(Texts texts, Mistakes mistakes, Part<Layers> model) {
        this.texts = texts;
        this.selection = new LayerSelection(model);
        getStyleClass().add("draft-form");
        getChildren().addAll(list(), buttons(), new LayerForm(texts, mistakes, selection));
        model.value().subscribe(now -> DraftForm.show(List.of(this), now != null));
    }

    private ListView<Line> list() {
        ListView<Line> list = new ListView<>(selection.lines());
        list.setId("layers");
        list.getStyleClass().addAll("layers", Styles.DENSE);
        list.accessibleTextProperty().bind(texts.bind("structure.layers"));
        texts.language().subscribe(_ -> list.setCellFactory(_ -> new LayerCell(texts)));
        list.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> (Math.clamp(selection.lines().size(), LEAST_LINES, MOST_LINES) + 0.3)
                                * list.getFixedCellSize(),
                        selection.lines(),
                        list.fixedCellSizeProperty()));
        list.minHeightProperty().bind(list.prefHeightProperty());
        // A list that is filled anew loses its choice, which then comes back from the model.
        selection.lines().addListener((ListChangeListener<Line>) _ -> filling = true);
        selection.selected().subscribe(now -> {
            filling = false;
            list.getSelectionModel().select(now);
        });
        list.getSelectionModel().selectedItemProperty().subscribe(now -> {
            if (now != null && !filling) {
                selection.select(now.path());
            }
        });
        return list;
    }

    private HBox buttons() {
        MenuButton add = new MenuButton();
        add.setId("layers-add");
        add.setGraphic(new FontIcon("fth-plus"));
        add.textProperty().bind(texts.bind("structure.layers.add"));
        Buttons.tooltip(add, texts.bind("structure.layers.add.help"));
        for (LayerKind kind : LayerKind.values()) {
            MenuItem item = new MenuItem();
            item.setId("layers-add-" + kind);
            texts.language().subscribe(_ -> item.setText(texts.name(kind)));
            item.setOnAction(_ -> selection.add(kind));
            add.getItems().add(item);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button up = button("fth-arrow-up", "structure.layers.up", "layers-up", () -> selection.move(-1));
        Button down = button("fth-arrow-down", "structure.layers.down", "layers-down", () -> selection.move(1));
        Button remove = button("fth-trash-2", "structure.layers.remove", "layers-remove", selection::remove);
        selection.selected().subscribe(() -> {
            up.setDisable(!selection.canMove(-1));
            down.setDisable(!selection.canMove(1));
            remove.setDisable(!selection.canRemove());
        });
        HBox buttons = new HBox(add, gap, up, down, remove);
        buttons.getStyleClass().add("layer-buttons");
        return buttons;
    }

    private Button button(String icon, String key, String id, Runnable action) {
        Button button = Buttons.icon(icon, texts.bind(key), action);
        button.setId(id);
        return button;
    }
}
