package nablascope.ui.branches;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import nablascope.session.Branch;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.LineStyle;
import nablascope.ui.charts.Overlays;
import nablascope.ui.control.Buttons;
import nablascope.ui.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** One branch: whether charts show it, how, its name, where it stands and what makes it differ. */
final class BranchRow extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass DIVERGED = PseudoClass.getPseudoClass("diverged");
    private static final double INDENT = 12;
    private static final int DEEPEST = 3;

    private final BranchesModel model;
    private final ToggleButton eye;
    private final Line swatch = new Line(0, 0, 22, 0);
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label difference = new Label();
    private Branch branch;

    BranchRow(Texts texts, BranchesModel model, Branch branch) {
        this.model = model;
        this.branch = branch;
        setId("branch-" + branch.number());
        getStyleClass().add("branch");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setFocusTraversable(true);
        eye = Buttons.toggle("fth-eye", texts.bind("branches.eye"));
        eye.setId("branch-eye-" + branch.number());
        eye.setSelected(!model.hidden().contains(branch.number()));
        eye.setOnAction(_ -> show(eye.isSelected()));
        showEye();
        name.getStyleClass().add("name");
        name.setMinWidth(USE_PREF_SIZE);
        state.getStyleClass().add("state");
        difference.getStyleClass().add("caption");
        difference.setWrapText(true);
        difference.setMinHeight(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        VBox lines = new VBox(new HBox(name, space, state), difference);
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox.setMargin(eye, new Insets(0, 0, 0, INDENT * Math.min(DEEPEST, branch.depth())));
        Buttons.tooltip(name, texts.bind("branches.help"));
        getChildren().addAll(eye, swatch, lines);
        setOnMouseEntered(_ -> model.highlighted().set(this.branch.number()));
        setOnMouseExited(_ -> model.highlighted().set(Overlays.NOBODY));
        setOnMouseClicked(_ -> model.choose(this.branch));
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                model.choose(this.branch);
                key.consume();
            }
        });
    }

    private void show(boolean shown) {
        if (shown) {
            model.hidden().remove(branch.number());
        } else {
            model.hidden().add(branch.number());
        }
        showEye();
    }

    private void showEye() {
        eye.setGraphic(new FontIcon(eye.isSelected() ? "fth-eye" : "fth-eye-off"));
    }

    /** Shows the branch as it is now. */
    void show(Branch now, ChartTheme theme) {
        branch = now;
        boolean present = model.tree().get().present() == now.number();
        boolean atHand = model.isAtHand(now);
        pseudoClassStateChanged(SELECTED, present);
        pseudoClassStateChanged(DIVERGED, model.exploded(now));
        // The run at hand has the chart's own colours, one for each series.
        eye.setVisible(!atHand);
        swatch.setVisible(!atHand);
        swatch.setStroke(theme.branch(now.number()));
        swatch.setStrokeWidth(theme.lineWidth() + 1);
        LineStyle style = Overlays.styleOf(now.number());
        if (style.off() > 0) {
            swatch.getStrokeDashArray().setAll(style.on(), style.off());
        }
        name.setText(model.name(now));
        state.setText(model.state(now));
        difference.setText(model.difference(now));
        setAccessibleText(name.getText() + ": " + difference.getText() + ", " + state.getText());
    }
}
