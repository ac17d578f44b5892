package nablascope.ui.charts;

import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** What a {@link LiveChart} shows. No node inside; FX thread. */
public final class ChartModel {
    private final List<ChartSeries> series;
    private final Viewport viewport;
    private final ObservableList<ChartMarker> markers;
    private final ObjectProperty<@Nullable Timeline> timeline = new SimpleObjectProperty<>(this, "timeline");
    private final ObjectProperty<Overlays> overlays = new SimpleObjectProperty<>(this, "overlays", Overlays.NONE);
    private final ObjectProperty<ChartTheme> theme =
            new SimpleObjectProperty<>(this, "theme", ChartTheme.light("System"));
    private final StringProperty title = new SimpleStringProperty(this, "title", "");
    private final StringProperty valueLabel = new SimpleStringProperty(this, "valueLabel", "");
    private final StringProperty stepLabel = new SimpleStringProperty(this, "stepLabel", "step");
    private final StringProperty emptyText = new SimpleStringProperty(this, "emptyText", "");
    private final StringProperty referenceEnded = new SimpleStringProperty(this, "referenceEnded", "");
    private final BooleanProperty logScale = new SimpleBooleanProperty(this, "logScale");
    private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0.5);
    private final DoubleProperty threshold = new SimpleDoubleProperty(this, "threshold", Double.NaN);
    private final BooleanProperty thresholdMovable = new SimpleBooleanProperty(this, "thresholdMovable", true);
    private final StringProperty thresholdLabel = new SimpleStringProperty(this, "thresholdLabel", "");
    private final ObjectProperty<DoubleConsumer> onThresholdDragged =
            new SimpleObjectProperty<>(this, "onThresholdDragged", threshold::set);
    private final StringProperty pointedRun = new SimpleStringProperty(this, "pointedRun", Overlays.NOBODY);
    private final StringProperty aboveZero = new SimpleStringProperty(this, "aboveZero", "");
    private final StringProperty belowZero = new SimpleStringProperty(this, "belowZero", "");
    private final StringProperty differenceNote = new SimpleStringProperty(this, "differenceNote", "");
    private final StringProperty badgeSeries = new SimpleStringProperty(this, "badgeSeries", "");
    private final StringProperty badgeLabel = new SimpleStringProperty(this, "badgeLabel", "");
    private final StringProperty badgeShort = new SimpleStringProperty(this, "badgeShort", "");

    /** @param series in the order of the legend; the first is drawn on top */
    public ChartModel(List<ChartSeries> series) {
        this(series, new Viewport(), FXCollections.observableArrayList());
    }

    /** A chart that shows the steps and the markers of others. */
    public ChartModel(List<ChartSeries> series, Viewport viewport, ObservableList<ChartMarker> markers) {
        this.series = List.copyOf(series);
        this.viewport = viewport;
        this.markers = markers;
    }

    public List<ChartSeries> series() {
        return series;
    }

    /**
     * The series of a name.
     *
     * @throws IllegalArgumentException if the chart has none of that name
     */
    public ChartSeries series(String name) {
        return series.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no series " + name + " in this chart"));
    }

    /** Which steps and values are shown; zoom, pan and fit. */
    public Viewport viewport() {
        return viewport;
    }

    /** Knob changes, in the order of their steps. */
    public ObservableList<ChartMarker> markers() {
        return markers;
    }

    /** The markers with the explosions of other runs, in the order of their steps. */
    List<ChartMarker> flags() {
        return Stream.concat(markers.stream(), overlays.get().explosions().stream())
                .sorted(Comparator.comparingLong(ChartMarker::step))
                .toList();
    }

    /** Other runs, drawn behind, and what all are compared with. */
    public ObjectProperty<Overlays> overlaysProperty() {
        return overlays;
    }

    /** What is drawn; null draws the empty state. Setting another one follows its run from the start. */
    public ObjectProperty<@Nullable Timeline> timelineProperty() {
        return timeline;
    }

    public ObjectProperty<ChartTheme> themeProperty() {
        return theme;
    }

    public StringProperty titleProperty() {
        return title;
    }

    /** What the vertical axis measures, written beside the title. */
    public StringProperty valueLabelProperty() {
        return valueLabel;
    }

    /** What the horizontal axis counts. */
    public StringProperty stepLabelProperty() {
        return stepLabel;
    }

    /** Shown while there is nothing to draw. */
    public StringProperty emptyTextProperty() {
        return emptyText;
    }

    /** Shown where the run that others are compared with has hardly a step in sight. */
    public StringProperty referenceEndedProperty() {
        return referenceEnded;
    }

    /** Decades instead of equal distances on the vertical axis. */
    public BooleanProperty logScaleProperty() {
        return logScale;
    }

    /** From 0, no smoothed line, to 1, the smoothest. */
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /** A horizontal line to drag, in units of the vertical axis; NaN or infinite: no line. */
    public DoubleProperty thresholdProperty() {
        return threshold;
    }

    /** Whether the line can be dragged; else it is a mark to compare with. */
    public BooleanProperty thresholdMovableProperty() {
        return thresholdMovable;
    }

    /** Name of the threshold in front of its value. */
    public StringProperty thresholdLabelProperty() {
        return thresholdLabel;
    }

    /** Told the value under the pointer while the line is dragged; sets {@link #thresholdProperty()} unless replaced. */
    public ObjectProperty<DoubleConsumer> onThresholdDraggedProperty() {
        return onThresholdDragged;
    }

    /** Key of the run whose curve is under the pointer; {@link Overlays#NOBODY}: none is. */
    public StringProperty pointedRunProperty() {
        return pointedRun;
    }

    /** What a positive difference means. */
    public StringProperty aboveZeroProperty() {
        return aboveZero;
    }

    /** What a negative one means. */
    public StringProperty belowZeroProperty() {
        return belowZero;
    }

    /** What a range stands for where a difference is known only so. */
    public StringProperty differenceNoteProperty() {
        return differenceNote;
    }

    /** Series from 0 to 1 whose newest value stands as a percentage in the chart's corner; empty: none. */
    public StringProperty badgeSeriesProperty() {
        return badgeSeries;
    }

    /** What the percentage is of. */
    public StringProperty badgeLabelProperty() {
        return badgeLabel;
    }

    /** The same in a word, where there is little room. */
    public StringProperty badgeShortProperty() {
        return badgeShort;
    }
}
