package nablascope.ui.structure;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import nablascope.ui.text.Texts;

/** The parts of the panel below each other. */
final class Section {
    private Section() {}

    /** Nodes under a heading. */
    static VBox titled(Texts texts, String key, Node... nodes) {
        Label heading = new Label();
        heading.textProperty().bind(texts.bind(key));
        heading.getStyleClass().add("section-title");
        VBox box = new VBox(heading);
        box.getChildren().addAll(nodes);
        box.getStyleClass().add("draft-form");
        return box;
    }

    /** What few need, folded away. */
    static TitledPane folded(Texts texts, String key, Node... nodes) {
        VBox box = new VBox(nodes);
        box.getStyleClass().add("draft-form");
        TitledPane pane = new TitledPane("", box);
        pane.setId(key.replace('.', '-'));
        pane.textProperty().bind(texts.bind(key));
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().add("fold");
        return pane;
    }

    /** A remark. */
    static Label hint(Texts texts, String key) {
        Label hint = new Label();
        hint.textProperty().bind(texts.bind(key));
        return remark(hint);
    }

    static Label remark(Label hint) {
        hint.setWrapText(true);
        hint.setMinHeight(Label.USE_PREF_SIZE);
        hint.getStyleClass().add("hint");
        return hint;
    }
}
