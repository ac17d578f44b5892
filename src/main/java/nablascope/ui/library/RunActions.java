package nablascope.ui.library;

import java.io.File;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import nablascope.library.RunExport;
import nablascope.library.RunInfo;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The buttons for the runs that are selected. */
final class RunActions {
    private final Texts texts;
    private final RunsModel model;
    private final RunsTable table;

    RunActions(Texts texts, RunsModel model, RunsTable table) {
        this.texts = texts;
        this.model = model;
        this.table = table;
    }

    List<Node> buttons() {
        BooleanBinding notOne = Bindings.size(table.chosen()).isNotEqualTo(1);
        Button open =
                button("open", "fth-folder", () -> model.open(table.chosen().getFirst()));
        open.disableProperty().bind(notOne);
        Button chart = button("chart", "fth-trending-up", () -> model.chart(table.chosen()));
        chart.disableProperty().bind(Bindings.isEmpty(table.chosen()));
        BooleanBinding busy = model.job().state().isNotNull();
        Button goOn =
                button("continue", "fth-play", () -> model.goOn(table.chosen().getFirst()));
        goOn.disableProperty()
                .bind(busy.or(notOne)
                        .or(Bindings.createBooleanBinding(
                                () -> !table.chosen().stream().allMatch(RunInfo::canGoOn), table.chosen())));
        Button verify = button(
                "verify", "fth-check-circle", () -> model.verify(table.chosen().getFirst()));
        verify.disableProperty()
                .bind(busy.or(notOne)
                        .or(Bindings.createBooleanBinding(
                                () -> table.chosen().stream().anyMatch(run -> run.status() == RunInfo.Status.RUNNING),
                                table.chosen())));
        Button rename = button("rename", "fth-edit-2", table::rename);
        rename.disableProperty().bind(notOne);
        Button delete = button("delete", "fth-trash-2", table::delete);
        delete.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> table.chosen().stream().allMatch(run -> run.status() == RunInfo.Status.RUNNING),
                        table.chosen()));
        return List.of(open, chart, goOn, verify, exportMenu(notOne, busy), rename, delete);
    }

    private MenuButton exportMenu(BooleanBinding notOne, BooleanBinding busy) {
        MenuButton export = new MenuButton();
        export.setId("runs-export");
        export.textProperty().bind(texts.bind("runs.export"));
        export.setGraphic(new FontIcon("fth-share"));
        export.disableProperty().bind(notOne);
        for (RunExport.Kind kind : RunExport.Kind.values()) {
            MenuItem item = new MenuItem();
            item.textProperty().bind(texts.bind(Texts.key(kind)));
            item.setOnAction(_ -> export(kind));
            if (kind == RunExport.Kind.TENSORBOARD) {
                item.disableProperty().bind(busy);
            }
            export.getItems().add(item);
        }
        return export;
    }

    private Button button(String key, String icon, Runnable action) {
        Button button = new Button();
        button.setId("runs-" + key);
        button.textProperty().bind(texts.bind("runs." + key));
        button.setGraphic(new FontIcon(icon));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.bind("runs." + key + ".tip"));
        button.setTooltip(tip);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void export(RunExport.Kind kind) {
        RunInfo run = table.chosen().getFirst();
        File target = choose(run, kind, table.getScene().getWindow());
        if (target != null) {
            model.export(run, kind, target.toPath());
        }
    }

    private @Nullable File choose(RunInfo run, RunExport.Kind kind, Window owner) {
        if (kind == RunExport.Kind.TENSORBOARD) {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(texts.name(kind));
            return chooser.showDialog(owner);
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.name(kind));
        String part = kind == RunExport.Kind.EXPERIMENT
                ? ""
                : kind.name().toLowerCase(Locale.ROOT).substring("csv".length()).replace('_', '-');
        chooser.setInitialFileName(run.id().name() + part + kind.ending());
        return chooser.showSaveDialog(owner);
    }
}
