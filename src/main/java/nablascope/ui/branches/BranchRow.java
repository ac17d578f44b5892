package nablascope.ui.branches;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import nablascope.session.Branch;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.control.Buttons;
import nablascope.ui.text.Texts;

/** A branch, indented as deep as it branched off; choosing it leads back to it. */
final class BranchRow extends RunRow {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass DIVERGED = PseudoClass.getPseudoClass("diverged");
    private static final double INDENT = 12;
    private static final int DEEPEST = 3;

    private final BranchesModel model;
    private final Button discard;
    private Branch branch;

    BranchRow(Texts texts, BranchesModel model, Branch branch) {
        super(texts, model, BranchesModel.key(branch.number()));
        this.model = model;
        this.branch = branch;
        name().setMinWidth(USE_PREF_SIZE);
        HBox.setMargin(eye(), new Insets(0, 0, 0, INDENT * Math.min(DEEPEST, branch.depth())));
        Buttons.tooltip(name(), texts.bind("branches.help"));
        getStyleClass().add("choosable");
        setOnMouseClicked(_ -> {
            requestFocus(); // for the keys below
            model.choose(this.branch);
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                model.choose(this.branch);
                key.consume();
            }
        });
        // The row below has the focus next: a key held down must not discard that too.
        addEventHandler(KeyEvent.KEY_RELEASED, key -> {
            if (key.getCode() == KeyCode.DELETE) {
                model.discard(this.branch);
                key.consume();
            }
        });
        discard = Buttons.icon(
                "fth-trash-2",
                Bindings.createStringBinding(
                        () -> texts.get("branches.discard", model.name(this.branch)), texts.language()),
                () -> model.discard(this.branch));
        discard.setId("discard-" + key());
        discard.managedProperty().bind(discard.visibleProperty());
        offer(discard);
    }

    /** Shows the branch as it is now. */
    void show(Branch now, ChartTheme theme) {
        branch = now;
        discard.setVisible(model.canDiscard());
        pseudoClassStateChanged(SELECTED, model.tree().get().present() == now.number());
        String trouble = model.trouble(now);
        pseudoClassStateChanged(DIVERGED, !trouble.isEmpty());
        draw(model.isAtHand(now) ? null : model.pen(now), theme);
        String state = BranchWords.state(texts, now, trouble);
        String shortly = now.state() == Branch.State.FINISHED ? BranchWords.loss(texts, now) + " ✓" : state;
        String given = model.given(now);
        String about = given.isEmpty() ? model.difference(now) : given + " · " + model.difference(now);
        tell(model.name(now), shortly, state, about, model.isReference(key()));
    }
}
