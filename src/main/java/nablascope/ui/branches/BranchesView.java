package nablascope.ui.branches;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nablascope.session.Branch;
import nablascope.session.BranchTree;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.library.ChartedRuns.Charted;
import nablascope.ui.text.Texts;

/**
 * The runs that charts show: the branches as a tree, choosing one of which leads back to it, and below them kept runs.
 * There once there is more than the run at hand. JavaFX thread.
 */
public final class BranchesView extends VBox {
    private record Shape(int number, int depth) {}

    private final Texts texts;
    private final BranchesModel model;
    private final ScrollPane scroll = new ScrollPane();
    private final VBox branchRows = new VBox();
    private final VBox keptRows = new VBox();
    private final Label dropped = new Label();
    private List<Shape> shown = List.of();
    private int inSight = -1;
    private ChartTheme theme;

    public BranchesView(Texts texts, BranchesModel model, ChartTheme theme) {
        this.texts = texts;
        this.model = model;
        this.theme = theme;
        getStyleClass().add("branches");
        Label title = new Label();
        title.textProperty().bind(texts.bind("branches.title"));
        title.getStyleClass().add("section-title");
        title.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox top = new HBox(title, space, new ReferenceMenu(texts, model));
        top.getStyleClass().add("branches-top");
        branchRows.setId("branches-list");
        branchRows.setAccessibleRole(AccessibleRole.LIST_VIEW);
        branchRows.accessibleTextProperty().bind(texts.bind("branches.title"));
        VBox runs = new VBox(branchRows, kept());
        scroll.setContent(runs);
        scroll.setFitToWidth(true);
        scroll.viewportBoundsProperty().subscribe((before, now) -> {
            if (before.getHeight() != now.getHeight()) {
                inSight = -1; // with less room, the row of the branch at hand may be out of it
            }
        });
        // By itself it would reckon with captions of one line.
        scroll.prefViewportHeightProperty().bind(runs.heightProperty());
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        dropped.getStyleClass().addAll("caption", "dropped");
        dropped.setWrapText(true);
        dropped.setMinHeight(USE_PREF_SIZE);
        dropped.managedProperty().bind(dropped.visibleProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(top, scroll, dropped);
        listen();
    }

    private VBox kept() {
        Label title = new Label();
        title.textProperty().bind(texts.bind("branches.kept"));
        title.getStyleClass().addAll("caption", "kept-title");
        keptRows.setId("kept-list");
        keptRows.setAccessibleRole(AccessibleRole.LIST_VIEW);
        keptRows.accessibleTextProperty().bind(texts.bind("branches.kept"));
        VBox kept = new VBox(title, keptRows);
        kept.visibleProperty().bind(Bindings.isNotEmpty(model.kept()));
        kept.managedProperty().bind(kept.visibleProperty());
        return kept;
    }

    private void listen() {
        model.tree().subscribe(_ -> show());
        model.reference().subscribe((_, _) -> show());
        model.standings().subscribe((_, _) -> show());
        texts.language().subscribe((_, _) -> show());
        model.kept().addListener((ListChangeListener<Charted>) _ -> {
            fillKept();
            show();
        });
        fillKept();
        show();
        model.highlighted().subscribe((before, now) -> {
            mark(before, false);
            mark(now, true);
        });
    }

    /** Scrolls to the row of the branch at hand where that has changed, once rows have their places. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        int present = model.tree().get().present();
        int row = shown.stream().map(Shape::number).toList().indexOf(present);
        if (present == inSight || row < 0) {
            return;
        }
        scroll.layout();
        Bounds there = branchRows.getChildren().get(row).getBoundsInParent();
        double room = scroll.getViewportBounds().getHeight();
        if (room <= 0) {
            return;
        }
        inSight = present;
        double hidden = scroll.getContent().getLayoutBounds().getHeight() - room;
        double top = scroll.getVvalue() * hidden;
        if (hidden > 0 && (there.getMinY() < top || there.getMaxY() > top + room)) {
            scroll.setVvalue(Math.clamp((there.getMaxY() - room) / hidden, 0, 1));
        }
    }

    private void mark(String key, boolean on) {
        for (VBox rows : new VBox[] {branchRows, keptRows}) {
            for (Node row : rows.getChildren()) {
                if (row instanceof RunRow run && run.key().equals(key)) {
                    run.highlight(on);
                }
            }
        }
    }

    public void dress(ChartTheme next) {
        theme = next;
        show();
    }

    private void fillKept() {
        keptRows.getChildren()
                .setAll(model.kept().stream()
                        .map(run -> new KeptRow(texts, model, run))
                        .toList());
    }

    /** Which row has the focus, or a part of it; -1: none. */
    private int focused() {
        List<Node> rows = branchRows.getChildren();
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).isFocusWithin())
                .findFirst()
                .orElse(-1);
    }

    private void show() {
        BranchTree tree = model.tree().get();
        List<Branch> branches = tree.branches();
        setVisible(branches.size() > 1 || !model.kept().isEmpty());
        List<Shape> shape = isVisible()
                ? branches.stream().map(b -> new Shape(b.number(), b.depth())).toList()
                : List.of();
        if (tree.present() != inSight) {
            requestLayout();
        }
        if (!shape.equals(shown)) {
            shown = shape;
            int focused = focused();
            branchRows
                    .getChildren()
                    .setAll(branches.stream()
                            .limit(shape.size())
                            .map(b -> new BranchRow(texts, model, b))
                            .toList());
            if (focused >= 0 && !shape.isEmpty()) {
                branchRows
                        .getChildren()
                        .get(Math.min(focused, shape.size() - 1))
                        .requestFocus();
            }
        }
        for (int i = 0; i < shape.size(); i++) {
            ((BranchRow) branchRows.getChildren().get(i)).show(branches.get(i), theme);
        }
        keptRows.getChildren().forEach(row -> ((KeptRow) row).show(theme));
        dropped.setVisible(tree.dropped() > 0);
        dropped.setText(texts.get("branches.dropped", tree.dropped()));
    }
}
