package nablascope.ui.structure;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import nablascope.experiment.LayerSpec;
import nablascope.ui.draft.LayerKind;
import nablascope.ui.draft.LayerTree.Line;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;

/** A layer as one line: its number, what it is, how wide its output is. */
final class LayerCell extends ListCell<Line> {
    private static final double INDENT_EM = 1.2;

    private final Texts texts;
    private final Label number = new Label();
    private final Label what = new Label();
    private final Label width = new Label();
    private final HBox line = new HBox(number, what, width);

    LayerCell(Texts texts) {
        this.texts = texts;
        number.getStyleClass().addAll("caption", "layer-number");
        width.getStyleClass().add("caption");
        width.setMinWidth(USE_PREF_SIZE);
        what.setMaxWidth(Double.MAX_VALUE);
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("layer-line");
    }

    @Override
    protected void updateItem(Line item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setText(null);
            return;
        }
        number.setText("" + item.path().getLast());
        what.setText(describe(item.layer()));
        boolean widens = item.layer() instanceof LayerSpec.Linear || item.layer() instanceof LayerSpec.Recurrent;
        width.setText(widens ? item.in() + " → " + item.out() : "");
        line.setStyle("-fx-padding: 0 0 0 " + INDENT_EM * item.depth() + "em;");
        setAccessibleText(item.name() + " " + what.getText() + " " + width.getText());
        setGraphic(line);
    }

    private String describe(LayerSpec layer) {
        List<String> words = new ArrayList<>();
        switch (layer) {
            case LayerSpec.Activate activate -> words.add(texts.name(activate.activation()));
            case LayerSpec.Dropout dropout -> {
                words.add(texts.name(LayerKind.DROPOUT));
                words.add(Numbers.compact(dropout.p()));
            }
            case LayerSpec.Recurrent recurrent -> {
                words.add(texts.name(recurrent.cell()));
                if (recurrent.numLayers() > 1) {
                    words.add("×" + recurrent.numLayers());
                }
                words.add("· " + texts.get(recurrent.outputAll() ? "structure.output.all" : "structure.output.last"));
            }
            default -> words.add(texts.name(LayerKind.of(layer)));
        }
        return String.join(" ", words);
    }
}
