package nablascope.ui.branches;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import nablascope.session.Branch;
import nablascope.session.BranchTree;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.text.Texts;

/** The branches as a tree, there once there are two; choosing one leads back to it. JavaFX thread. */
public final class BranchesView extends VBox {
    private record Shape(int number, int depth) {}

    private final Texts texts;
    private final BranchesModel model;
    private final VBox rows = new VBox();
    private final Label dropped = new Label();
    private List<Shape> shown = List.of();
    private ChartTheme theme;

    public BranchesView(Texts texts, BranchesModel model, ChartTheme theme) {
        this.texts = texts;
        this.model = model;
        this.theme = theme;
        getStyleClass().add("branches");
        Label title = new Label();
        title.textProperty().bind(texts.bind("branches.title"));
        title.getStyleClass().add("section-title");
        rows.setId("branches-list");
        rows.setAccessibleRole(AccessibleRole.LIST_VIEW);
        rows.accessibleTextProperty().bind(texts.bind("branches.title"));
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        dropped.getStyleClass().addAll("caption", "dropped");
        dropped.setWrapText(true);
        dropped.setMinHeight(USE_PREF_SIZE);
        dropped.managedProperty().bind(dropped.visibleProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(title, scroll, dropped);
        model.tree().subscribe(this::show);
        texts.language().subscribe((_, _) -> show(model.tree().get()));
    }

    public void dress(ChartTheme next) {
        theme = next;
        show(model.tree().get());
    }

    private void show(BranchTree tree) {
        List<Branch> branches = tree.branches();
        setVisible(branches.size() > 1);
        if (branches.size() <= 1) {
            rows.getChildren().clear();
            shown = List.of();
            return;
        }
        List<Shape> shape =
                branches.stream().map(b -> new Shape(b.number(), b.depth())).toList();
        if (!shape.equals(shown)) {
            shown = shape;
            rows.getChildren()
                    .setAll(branches.stream()
                            .map(b -> new BranchRow(texts, model, b))
                            .toList());
        }
        for (int i = 0; i < branches.size(); i++) {
            ((BranchRow) rows.getChildren().get(i)).show(branches.get(i), theme);
        }
        dropped.setVisible(tree.dropped() > 0);
        dropped.setText(texts.get("branches.dropped", tree.dropped()));
    }
}
