package nablascope.ui.branches;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Overlays;
import nablascope.ui.charts.Pen;
import nablascope.ui.control.Buttons;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A run in the panel: whether charts show it, how, its name, where it stands, and a line about it. */
class RunRow extends HBox {
    private static final PseudoClass HIGHLIGHTED = PseudoClass.getPseudoClass("highlighted");
    private static final PseudoClass REFERENCE = PseudoClass.getPseudoClass("reference");
    private static final double SWATCH = 2.2;
    private static final double APART = 3;
    private static final double GAP = 4;

    private final String key;
    final Texts texts;
    private final ToggleButton eye;
    private final VBox swatch = new VBox(APART);
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label caption = new Label();
    private final HBox below = new HBox(GAP, caption);
    private @Nullable Pen drawnPen;
    private @Nullable ChartTheme drawnTheme;

    RunRow(Texts texts, BranchesModel model, String key) {
        this.key = key;
        this.texts = texts;
        setId(key);
        getStyleClass().add("branch");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setFocusTraversable(true);
        eye = Buttons.toggle("fth-eye", texts.bind("branches.eye"));
        eye.setId("eye-" + key);
        eye.setSelected(!model.hidden().contains(key));
        eye.setOnAction(_ -> model.show(key, eye.isSelected()));
        eye.selectedProperty().subscribe(on -> eye.setGraphic(new FontIcon(on ? "fth-eye" : "fth-eye-off")));
        swatch.setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("name");
        state.getStyleClass().add("state");
        caption.getStyleClass().add("caption");
        caption.setWrapText(true);
        caption.setMinHeight(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox.setHgrow(caption, Priority.ALWAYS);
        caption.setMaxWidth(Double.MAX_VALUE);
        below.setAlignment(Pos.TOP_LEFT);
        VBox lines = new VBox(new HBox(GAP, name, space, state), below);
        HBox.setHgrow(lines, Priority.ALWAYS);
        getChildren().addAll(eye, swatch, lines);
        setOnMouseEntered(_ -> model.highlighted().set(key));
        setOnMouseExited(_ -> model.highlighted().set(Overlays.NOBODY));
    }

    String key() {
        return key;
    }

    /** Adds a button where it takes the name and the state no room. */
    void offer(Button button) {
        button.getStyleClass().add("remove");
        below.getChildren().add(button);
    }

    Label name() {
        return name;
    }

    Node eye() {
        return eye;
    }

    /** Whether it stands out in the charts. */
    void highlight(boolean on) {
        pseudoClassStateChanged(HIGHLIGHTED, on);
    }

    /**
     * What it says.
     *
     * @param shortState for the eye, where there is little room
     * @param newState for the ear
     */
    void tell(String newName, String shortState, String newState, String newCaption, boolean reference) {
        name.setText(newName);
        state.setText(shortState);
        caption.setText(reference ? texts.get("branches.reference", newCaption) : newCaption);
        pseudoClassStateChanged(REFERENCE, reference);
        setAccessibleText(newName + ": " + caption.getText() + ", " + newState);
    }

    /** @param pen null: it is the run at hand, which has the colours that the charts' legends give its series */
    void draw(@Nullable Pen pen, ChartTheme theme) {
        if (theme.equals(drawnTheme) && Objects.equals(pen, drawnPen)) {
            return;
        }
        drawnPen = pen;
        drawnTheme = theme;
        double length = SWATCH * theme.fontSize();
        swatch.setMinWidth(length);
        if (pen != null) {
            Line line = new Line(0, 0, length, 0);
            pen.dress(line, theme);
            swatch.getChildren().setAll(line);
        } else {
            swatch.getChildren().setAll(own(theme, 0, length), own(theme, 1, length));
        }
    }

    private static Line own(ChartTheme theme, int colour, double length) {
        Line line = new Line(0, 0, length, 0);
        line.setStroke(theme.curve(colour));
        line.setStrokeWidth(theme.lineWidth() + 0.8);
        return line;
    }
}
