package nablascope.ui.instruments;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Viewport;
import nablascope.ui.control.Buttons;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panel of choice: a row of names, and unless folded the instrument of the chosen one. FX thread. */
public final class InstrumentsPanel extends VBox {
    private final Texts texts;
    private final InstrumentsModel model;
    private final Map<Instrument, InstrumentView> views = new EnumMap<>(Instrument.class);
    private final Map<Instrument, ToggleButton> names = new EnumMap<>(Instrument.class);
    private final HBox line = new HBox();
    private final HBox choices = new HBox();
    private final StackPane legend = new StackPane();
    private final Ends header = new Ends(line, legend);
    private final StackPane content = new StackPane();
    private final ToggleButton equalUnits;

    /**
     * @param viewport the steps shown, linked to those of the charts
     * @param markers knob changes
     * @param objective of the surface at hand; null: there is none
     */
    public InstrumentsPanel(
            Texts texts,
            InstrumentsModel model,
            Viewport viewport,
            ObservableList<ChartMarker> markers,
            Supplier<@Nullable SurfaceObjective> objective) {
        this.texts = texts;
        this.model = model;
        getStyleClass().add("instruments");
        ObservableValue<String> step = texts.bind("chart.step");
        Trajectory trajectory = new Trajectory(objective, markers);
        views.put(Instrument.TRAJECTORY, trajectory);
        views.put(Instrument.TIME_STEPS, new TimeStepMap(viewport, markers, step));
        views.put(Instrument.LAYERS, new LayerMap(viewport, markers, step));
        views.put(
                Instrument.UPDATE_RATIO,
                new RatioChart(viewport, markers, step, texts.bind("chart.instrument.healthy")));
        views.forEach((instrument, view) -> {
            view.node().accessibleTextProperty().bind(texts.bind(Texts.key(instrument)));
            view.node().setMinSize(0, 0);
        });
        equalUnits = Buttons.toggle("fth-square", texts.bind("chart.instrument.equal"));
        equalUnits.selectedProperty().bindBidirectional(trajectory.equalUnitsProperty());
        build();
        model.offeredProperty().subscribe(_ -> offer());
        model.shownProperty().subscribe(_ -> show());
        model.openProperty().subscribe(_ -> show());
        model.timelineProperty().subscribe(this::follow);
    }

    private void build() {
        ToggleButton fold = new ToggleButton();
        FontIcon icon = new FontIcon("fth-chevron-right");
        fold.setGraphic(icon);
        fold.setId("instruments-fold");
        fold.getStyleClass().addAll("flat", "button-icon", "fold");
        Buttons.describe(fold, texts.bind("chart.instrument.fold"));
        fold.selectedProperty().bindBidirectional(model.openProperty());
        model.openProperty().subscribe(open -> icon.setRotate(open ? 90 : 0));
        choices.getStyleClass().add("choices");
        for (Instrument instrument : Instrument.values()) {
            names.put(instrument, name(instrument));
        }
        line.getStyleClass().add("instruments-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().setAll(fold, choices);
        header.getStyleClass().add("instruments-header");
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinSize(0, 0);
        getChildren().setAll(header, content);
    }

    private ToggleButton name(Instrument instrument) {
        ToggleButton name = new ToggleButton();
        name.textProperty().bind(texts.bind(Texts.key(instrument)));
        Buttons.tooltip(name, texts.bind(Texts.key(instrument) + ".help"));
        name.getStyleClass().addAll("flat", "small");
        name.setId("instrument-" + instrument);
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setOnAction(_ -> {
            model.choose(instrument);
            mark();
        });
        return name;
    }

    /** What a double click beside the names does. */
    public void onTitleChosen(Runnable action) {
        header.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY
                    && event.getClickCount() == 2
                    && event.getTarget() instanceof Region target
                    && !(target instanceof javafx.scene.control.Labeled)) {
                action.run();
            }
        });
    }

    private void offer() {
        choices.getChildren()
                .setAll(model.offeredProperty().get().stream()
                        .<Node>map(instrument -> Objects.requireNonNull(names.get(instrument)))
                        .toList());
    }

    private void mark() {
        names.forEach((instrument, name) ->
                name.setSelected(instrument == model.shownProperty().get()
                        && model.openProperty().get()));
    }

    private void show() {
        InstrumentView view = view();
        boolean visible = view != null;
        content.setVisible(visible);
        content.setManaged(visible);
        legend.setVisible(visible);
        legend.getChildren().clear();
        if (view != null) {
            content.getChildren().setAll(view.node());
            Region key = view.legend();
            if (key != null) {
                legend.getChildren().setAll(key);
            } else if (view.equals(views.get(Instrument.TRAJECTORY))) {
                legend.getChildren().setAll(equalUnits);
            }
        }
        mark();
    }

    private @Nullable InstrumentView view() {
        Instrument shown = model.shownProperty().get();
        return shown == null || !model.openProperty().get() ? null : views.get(shown);
    }

    private void follow(@Nullable Timeline run) {
        if (run != null) {
            for (Instrument instrument : model.offeredProperty().get()) {
                Objects.requireNonNull(views.get(instrument)).follow(run);
            }
        }
    }

    /** Brings the instrument in sight up to date; once per pulse. */
    public void refresh() {
        InstrumentView view = view();
        if (view != null) {
            view.refresh();
        }
    }

    public void dress(ChartTheme theme) {
        views.values().forEach(view -> view.dress(theme));
    }

    /** Shows everything there is to see. */
    public void fit() {
        InstrumentView view = view();
        if (view != null) {
            view.fit();
        }
    }
}
