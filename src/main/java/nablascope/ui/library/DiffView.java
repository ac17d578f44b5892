package nablascope.ui.library;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.library.ConfigDiff;
import nablascope.library.RunInfo;
import nablascope.ui.text.Texts;

/** What two runs were told differently, while two are selected; takes no room otherwise. */
final class DiffView extends VBox {
    private final Texts texts;
    private final RunsModel model;
    private final ObservableList<RunInfo> chosen;
    private final DiffWords words;
    private final RunNames names;
    private final Label title = new Label();
    private final GridPane grid = new GridPane();
    private RunDifference difference = new RunDifference(List.of(), List.of());
    private List<RunInfo> compared = List.of();

    DiffView(Texts texts, RunsModel model, ObservableList<RunInfo> chosen) {
        this.texts = texts;
        this.model = model;
        this.chosen = chosen;
        this.words = new DiffWords(texts);
        this.names = model.names();
        setId("runs-diff");
        getStyleClass().add("runs-diff");
        title.setId("runs-diff-title");
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        grid.getStyleClass().add("runs-diff-grid");
        for (int i = 0; i < 3; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(i == 0 ? 40 : 30);
            column.setHgrow(Priority.ALWAYS);
            column.setHalignment(HPos.LEFT);
            grid.getColumnConstraints().add(column);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        chosen.addListener((ListChangeListener<RunInfo>) _ -> compare());
        texts.language().subscribe(this::write);
    }

    private void compare() {
        List<RunInfo> pair = List.copyOf(chosen);
        setVisible(pair.size() == 2);
        if (pair.size() == 2) {
            // Older first: the newer one is read as what was changed.
            List<RunInfo> ordered =
                    pair.getFirst().id().name().compareTo(pair.getLast().id().name()) <= 0 ? pair : pair.reversed();
            compared = List.of();
            grid.getChildren().clear();
            title.setText(texts.get("runs.comparing"));
            model.compare(ordered.getFirst(), ordered.getLast(), found -> {
                if (List.copyOf(chosen).equals(pair)) {
                    difference = found;
                    compared = ordered;
                    write();
                }
            });
        }
    }

    private void write() {
        if (compared.size() != 2) {
            return;
        }
        List<ConfigDiff> diffs = difference.diffs();
        title.setText(texts.get(
                diffs.isEmpty() ? "runs.diff.none" : "runs.diff",
                name(compared.getFirst(), compared.getLast()),
                name(compared.getLast(), compared.getFirst())));
        grid.getChildren().clear();
        for (int row = 0; row < diffs.size(); row++) {
            ConfigDiff diff = diffs.get(row);
            grid.addRow(
                    row,
                    label(words.name(diff.path(), difference.steps())),
                    label(words.value(diff.path(), diff.left())),
                    label("→ " + words.value(diff.path(), diff.right())));
        }
    }

    /** With the time that stands in its row where the other run has the same name. */
    private String name(RunInfo run, RunInfo other) {
        String name = names.name(run);
        Instant started = run.started();
        if (!name.equals(names.name(other))) {
            return name;
        }
        return started == null
                ? run.id().name()
                : texts.get("runs.diff.name", name, RunOrigin.TIME.format(started.atZone(ZoneId.systemDefault())));
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
