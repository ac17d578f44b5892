package nablascope.ui.race;

import java.io.File;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import nablascope.race.Course;
import nablascope.race.RaceRun;
import nablascope.race.RaceRun.State;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Fonts;
import nablascope.ui.theme.Look;
import nablascope.ui.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The whole window of races. JavaFX thread. */
final class RaceView extends BorderPane {
    /** Pulses between two drawings of a running race: about ten a second. */
    private static final int PULSES = 6;

    private final Texts texts;
    private final Look look;
    private final RaceModel model;
    private final DoubleProperty pointed = new SimpleDoubleProperty(Double.NaN);
    private final BandChart loss;
    private final BandChart gradNorm;
    private final Legend legend;
    private final RaceTable table;
    private final RaceControls controls;
    private final Label verdict = new Label();
    private final Verdicts verdicts;
    private int pulses;
    private @Nullable State drawn;

    RaceView(Texts texts, Look look, RaceModel model) {
        this.texts = texts;
        this.look = look;
        this.model = model;
        loss = new BandChart(Course::loss, theme(), pointed, texts.bind("chart.step"));
        gradNorm = new BandChart(Course::gradNorm, theme(), pointed, texts.bind("chart.step"));
        legend = new Legend(texts);
        table = new RaceTable(texts);
        controls = new RaceControls(texts, model);
        verdicts = new Verdicts(texts);
        getStyleClass().addAll("window", "race");
        setLeft(controls);
        setCenter(centre());
        look.theme().subscribe(_ -> dress());
        look.projector().subscribe(_ -> dress());
        texts.language().subscribe(_ -> show());
        model.race().subscribe(_ -> show());
    }

    private ChartTheme theme() {
        ChartTheme plain =
                look.theme().get() == Theme.LIGHT ? ChartTheme.light(Fonts.FAMILY) : ChartTheme.dark(Fonts.FAMILY);
        return look.projector().get() ? plain.projector() : plain;
    }

    private void dress() {
        loss.dress(theme());
        gradNorm.dress(theme());
        show();
    }

    private VBox centre() {
        verdict.setId("race-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(gradNorm, Priority.ALWAYS);
        StackPane losses = new StackPane(loss, nothingYet());
        VBox.setVgrow(losses, Priority.ALWAYS);
        VBox charts = new VBox(title("race.chart.loss"), losses, title("race.chart.gradNorm"), gradNorm);
        VBox.setVgrow(charts, Priority.ALWAYS);
        loss.setPrefHeight(230);
        gradNorm.setPrefHeight(150);
        VBox centre = new VBox(legend, charts, table, verdict, bar());
        centre.getStyleClass().add("race-centre");
        return centre;
    }

    private Label title(String key) {
        Label title = new Label();
        title.textProperty().bind(texts.bind(key));
        title.getStyleClass().add("caption");
        return title;
    }

    private Label nothingYet() {
        Label empty = new Label();
        StackPane.setAlignment(empty, Pos.CENTER);
        empty.setAlignment(Pos.CENTER);
        empty.setId("race-empty");
        empty.getStyleClass().add("empty");
        empty.setWrapText(true);
        empty.setMaxWidth(460);
        empty.textProperty().bind(texts.bind("race.empty"));
        empty.visibleProperty().bind(model.race().isNull());
        empty.setMouseTransparent(true);
        return empty;
    }

    private HBox bar() {
        Button open = new Button();
        open.setId("race-open");
        open.textProperty().bind(texts.bind("race.open"));
        open.setGraphic(new FontIcon("fth-external-link"));
        open.setOnAction(_ -> model.open(table.getSelectionModel().getSelectedIndex()));
        MenuButton export = new MenuButton();
        export.setId("race-export");
        export.textProperty().bind(texts.bind("race.export"));
        export.setGraphic(new FontIcon("fth-share"));
        export.getItems().addAll(item("race.export.results", false), item("race.export.curves", true));
        HBox bar = new HBox(open, export);
        bar.visibleProperty().bind(table.visibleProperty());
        bar.managedProperty().bind(table.visibleProperty());
        bar.getStyleClass().add("runs-bar");
        return bar;
    }

    private MenuItem item(String key, boolean curves) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(texts.bind(key));
        item.setOnAction(_ -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(item.getText());
            chooser.setInitialFileName(curves ? "race-curves.csv" : "race-results.csv");
            File file = chooser.showSaveDialog(getScene().getWindow());
            if (file != null) {
                model.export(curves, file.toPath());
            }
        });
        return item;
    }

    /** Follows a race under way; once per pulse while the window is open. */
    void refresh() {
        State now = model.state().get();
        controls.refresh();
        if (now != drawn || (model.racing() && ++pulses % PULSES == 0)) {
            drawn = now;
            show();
        }
    }

    private void show() {
        RaceRun run = model.race().get();
        loss.show(run);
        gradNorm.show(run);
        legend.show(run, theme());
        table.show(run);
        boolean over = run != null && !model.racing() && !run.standings().isEmpty();
        verdict.setText(over && run != null ? String.join("\n", verdicts.of(run.standings())) : "");
        verdict.setManaged(over);
    }
}
