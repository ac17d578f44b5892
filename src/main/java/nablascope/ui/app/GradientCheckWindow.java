package nablascope.ui.app;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import nablascope.probe.GradientReport;
import nablascope.probe.GradientReport.Tensor;
import nablascope.session.TrainingSession;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.control.Escape;
import nablascope.ui.run.RunModel;
import nablascope.ui.story.TensorNames;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;

/**
 * The gradients of the run on screen beside central differences of its loss, in a window of its own; training goes on
 * meanwhile. JavaFX thread.
 */
final class GradientCheckWindow {
    /** Elements per tensor: enough to tell right from wrong, few enough for seconds. */
    private static final int SAMPLES = 32;

    private final Texts texts;
    private final FxBridge bridge;
    private final RunModel run;
    private final Label verdict = new Label();
    private final Label leftOut = new Label();
    private final TableView<Tensor> table = new TableView<>();
    private boolean conclusive = true;

    GradientCheckWindow(Texts texts, FxBridge bridge, RunModel run) {
        this.texts = texts;
        this.bridge = bridge;
        this.run = run;
        verdict.setId("gradcheck-verdict");
        verdict.getStyleClass().add("section-title");
        verdict.setWrapText(true);
        leftOut.setWrapText(true);
        leftOut.managedProperty().bind(leftOut.visibleProperty());
        leftOut.setVisible(false);
        table.setId("gradcheck-table");
        column("tensor", 180, Tensor::name);
        column("checked", 100, t -> t.checked() + " / " + t.size());
        column("error", 130, this::error);
        column("gradient", 120, t -> Numbers.compact(t.gradient()));
        column("difference", 120, t -> Numbers.compact(t.difference()));
        table.setPlaceholder(new Label());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    }

    private String error(Tensor t) {
        if (!conclusive || (t.passed() && t.flat())) {
            return "–";
        }
        return (t.passed() ? "✓ " : "✗ ") + Numbers.compact(t.error());
    }

    private void column(String key, double width, Function<Tensor, String> cell) {
        TableColumn<Tensor, String> column = new TableColumn<>(texts.get("gradcheck." + key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(cell.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
    }

    /** Shows the window and fills it while the check goes on. */
    void open(TrainingSession session, Window owner) {
        Label explanation = new Label(texts.get("gradcheck.explanation"));
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        explanation.getStyleClass().add("hint");
        verdict.setText(texts.get("gradcheck.running", 0));
        VBox content = new VBox(verdict, explanation, table, leftOut);
        VBox.setVgrow(table, Priority.ALWAYS);
        content.getStyleClass().addAll("window", "gradcheck");
        Scene scene = new Scene(content, 680, 460);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(texts.get("gradcheck.title"));
        stage.setScene(scene);
        Escape.closes(stage, () -> true);
        stage.show();
        bridge.background(() -> session.gradientCheck().get().run(SAMPLES, this::add), this::show, error -> {
            stage.close();
            run.report(error);
        });
    }

    private void add(Tensor compared) {
        bridge.later(() -> {
            table.getItems().add(compared);
            verdict.setText(texts.get("gradcheck.running", table.getItems().size()));
        });
    }

    private static String key(GradientReport report) {
        if (!report.conclusive()) {
            return "gradcheck.impossible";
        }
        return !report.passed() ? "gradcheck.failed" : report.flat() ? "gradcheck.flat" : "gradcheck.passed";
    }

    private String layer(GradientReport report) {
        TrainingSession session = run.session().get();
        String name = String.valueOf(report.blocking());
        return session == null ? name : new TensorNames(session.experiment().model()).layer(texts, name);
    }

    private void show(GradientReport report) {
        conclusive = report.conclusive();
        table.getItems().setAll(report.tensors());
        String head = texts.get(key(report), report.rows(), Numbers.compact(report.loss()));
        if (conclusive && report.tolerance() > GradientReport.TOLERANCE) {
            head += " " + texts.get("gradcheck.coarse", Numbers.compact(report.tolerance()));
        }
        verdict.setText(report.blocking() == null ? head : head + " " + texts.get("gradcheck.blocking", layer(report)));
        leftOut.setText(texts.get("gradcheck.leftOut", String.join(", ", report.leftOut())));
        leftOut.setVisible(!report.leftOut().isEmpty());
    }
}
