package nablascope.ui.app;

import atlantafx.base.theme.Styles;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** What can be turned while it trains, and what needs a restart: one at a time, so that both fit a small screen. */
final class LeftPanel extends VBox {
    /** What it shows. */
    enum Tab {
        KNOBS,
        EXPERIMENT
    }

    private final Texts texts;
    private final ToggleButton showKnobs;
    private final ToggleButton showStructure;
    private @Nullable Node structureTab;

    /** @param structure makes its tab when it is first chosen: the window starts without it */
    LeftPanel(Texts texts, Node knobs, Supplier<Node> structure) {
        this.texts = texts;
        getStyleClass().add("left");
        ScrollPane knobsTab = new ScrollPane(knobs);
        knobsTab.setFitToWidth(true);
        knobsTab.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        ToggleGroup group = new ToggleGroup();
        showKnobs = tab("knobs", group, Styles.LEFT_PILL);
        showStructure = tab("structure", group, Styles.RIGHT_PILL);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
        });
        showKnobs.setSelected(true);
        HBox tabs = new HBox(showKnobs, showStructure);
        tabs.getStyleClass().add("left-tabs");
        getChildren().addAll(tabs, shown(knobsTab, showKnobs));
        showStructure.selectedProperty().subscribe(chosen -> {
            if (chosen && structureTab == null) {
                structureTab = shown(structure.get(), showStructure);
                getChildren().add(structureTab);
            }
        });
    }

    void show(Tab tab) {
        (tab == Tab.KNOBS ? showKnobs : showStructure).setSelected(true);
    }

    private ToggleButton tab(String id, ToggleGroup group, String pill) {
        ToggleButton button = new ToggleButton();
        button.setId("tab-" + id);
        button.textProperty().bind(texts.bind("window.tab." + id));
        button.setToggleGroup(group);
        button.getStyleClass().add(pill);
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }

    private static Node shown(Node node, ToggleButton when) {
        node.visibleProperty().bind(when.selectedProperty());
        node.managedProperty().bind(when.selectedProperty());
        VBox.setVgrow(node, Priority.ALWAYS);
        return node;
    }
}
