package nablascope.ui.charts;

import java.awt.geom.Rectangle2D;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.BoundingBox;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** Draws a {@link ChartModel}. FX thread. */
public final class LiveChart extends Region {
    private final ChartModel model;
    private final ChartHeader header;
    private final Skeleton skeleton;
    private final CurveLayer layer = new CurveLayer();
    private final PlotPane plot;
    private final Pane surface = new Pane();
    private final FlagBar flags;
    private final ChartGestures gestures;
    private final CurveSet curves;
    private final VastGuard vastGuard;

    private Frame frame;
    private boolean changed = true;
    private boolean skeletonChanged = true;
    private long drawnSteps = -1;
    private int viewChanges = -1;

    public LiveChart(ChartModel model) {
        this.model = model;
        header = new ChartHeader(model);
        skeleton = new Skeleton(model);
        curves = new CurveSet(model);
        plot = new PlotPane(model, layer, curves);
        ViewRange range = model.viewport().range();
        frame = new Frame(List.of(), List.of(), 0, range, new ValueScale(range.low(), range.high(), false, 1), 1);
        getStyleClass().add("live-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(model.titleProperty());
        setFocusTraversable(true);
        header.underlineTitle(focusVisibleProperty());
        flags = new FlagBar(model.viewport());
        // These have their places from here, not from the pane's own layout.
        skeleton.canvas().setManaged(false);
        plot.setManaged(false);
        surface.getChildren().setAll(skeleton.canvas(), flags, plot);
        getChildren().setAll(header, surface);
        gestures = new ChartGestures(surface, plot, model.viewport(), () -> frame);
        vastGuard = new VastGuard(model);
        listen();
        applyTheme();
    }

    private void listen() {
        InvalidationListener redraw = _ -> changed = true;
        InvalidationListener redrawAll = _ -> {
            changed = true;
            skeletonChanged = true;
        };
        for (Observable property : new Observable[] {
            model.smoothingProperty(),
            model.thresholdProperty(),
            model.thresholdLabelProperty(),
            model.badgeSeriesProperty(),
            model.badgeLabelProperty(),
            model.badgeShortProperty(),
            model.viewport().followProperty()
        }) {
            property.addListener(redraw);
        }
        model.series().forEach(series -> {
            series.visibleProperty().addListener(redraw);
            series.offeredProperty().addListener(redraw);
        });
        model.markers().addListener(redrawAll);
        model.stepLabelProperty().addListener(redrawAll);
        model.overlaysProperty().subscribe(this::overlay);
        model.themeProperty().subscribe(this::applyTheme);
        model.timelineProperty().subscribe((before, now) -> {
            if (before == null || now == null || !now.isKin(before)) {
                model.viewport().fit();
            }
            changed = true;
        });
        model.logScaleProperty().subscribe(() -> model.viewport().refitValues());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (gestures.key(event)) {
                event.consume();
            }
        });
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        surface.addEventHandler(MouseEvent.ANY, plot::point);
    }

    private void overlay(Overlays before, Overlays now) {
        changed = true;
        if (before.compares() != now.compares()) {
            skeletonChanged = true;
            model.viewport().refitValues();
        }
        skeletonChanged |= !before.explosions().equals(now.explosions());
    }

    private void applyTheme() {
        ChartTheme theme = model.themeProperty().get();
        header.apply(theme);
        skeleton.apply(theme);
        plot.apply(theme);
        changed = true;
        skeletonChanged = true;
        requestLayout();
    }

    /** What a double click on the title does. */
    public void onTitleChosen(Runnable action) {
        header.onTitleChosen(action);
    }

    public ChartModel model() {
        return model;
    }

    /**
     * Brings the picture up to date with timeline and model; to be called once per pulse and after layout. Cheap if
     * nothing changed.
     */
    public void refresh() {
        Timeline timeline = model.timelineProperty().get();
        long steps = timeline == null ? 0 : timeline.steps();
        Viewport viewport = model.viewport();
        double output = outputScale();
        if (!changed && steps == drawnSteps && viewChanges == viewport.changes() && output == layer.scale()) {
            return;
        }
        if (skeletonChanged) {
            skeleton.draw();
        }
        Rectangle2D area = skeleton.dataArea();
        if (area.getWidth() < 2 || area.getHeight() < 2) {
            return;
        }
        layer.cover(area, output);
        if (viewport.followProperty().get()) {
            viewport.growTo(steps);
        }
        draw(timeline, steps, area);
        changed = false;
        skeletonChanged = false;
        viewChanges = viewport.changes();
        drawnSteps = steps;
    }

    private void draw(@Nullable Timeline timeline, long steps, Rectangle2D area) {
        boolean compares = model.overlaysProperty().get().compares();
        double smoothing = Math.clamp(model.smoothingProperty().get(), 0, 1);
        curves.read(timeline, steps, layer.columns());
        List<Curve> all = curves.all();
        if (timeline != null) {
            vastGuard.check(timeline);
        }
        boolean log = model.logScaleProperty().get();
        Scaling scaling = fitValues(smoothing, log, compares);
        ViewRange range = model.viewport().range();
        if (!range.equals(frame.range()) || !scaling.equals(frame.scale().scaling())) {
            skeletonChanged = true;
        }
        long longest = all.stream().mapToLong(Curve::steps).max().orElse(0);
        ValueScale scale = new ValueScale(range.low(), range.high(), scaling, area.getHeight());
        frame = new Frame(curves.own(), all, Math.max(steps, longest), range, scale, area.getWidth());
        if (skeletonChanged) {
            skeleton.show(range, scaling, compares);
            skeleton.draw();
            flags.relocate(area.getX(), area.getY());
            flags.update(model.flags(), area.getWidth(), model.themeProperty().get());
        }
        ValueScale pixels = new ValueScale(range.low(), range.high(), scaling, layer.height());
        curves.trace(pixels, smoothing, layer.scale());
        layer.draw(curves, model);
        plot.update(frame, area, new BoundingBox(0, -header.getHeight(), getWidth(), getHeight()));
        header.show(this::exists, timeline);
    }

    private Scaling fitValues(double smoothing, boolean log, boolean compares) {
        Scaling scaling = log ? Scaling.LOG : Scaling.LINEAR;
        boolean fits = model.viewport().fitsValues() && !plot.thresholdHeld();
        if (!fits && !(compares && log)) {
            return scaling;
        }
        ValueFit fit = new ValueFit(log && !compares);
        curves.fit(fit, smoothing);
        if (compares) {
            if (fits) {
                fit.applyAroundZero(model.viewport(), log);
            }
            return log ? fit.aroundZero(model.viewport().range().most()) : scaling;
        }
        double line = model.thresholdProperty().get();
        if (Double.isFinite(line)) {
            fit.addNear(line);
        }
        fit.applyTo(model.viewport());
        return scaling;
    }

    private boolean exists(ChartSeries series) {
        Timeline timeline = model.timelineProperty().get();
        return series.offeredProperty().get() && (timeline == null || timeline.indexOf(series.name()) >= 0);
    }

    private double outputScale() {
        Scene scene = getScene();
        Window window = scene == null ? null : scene.getWindow();
        return window == null ? 1 : window.getOutputScaleX();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double top = Math.ceil(header.prefHeight(width));
        header.resizeRelocate(0, 0, width, top);
        double height = Math.max(1, getHeight() - top);
        surface.resizeRelocate(0, top, width, height);
        double canvasWidth = Math.max(1, Math.floor(width));
        double canvasHeight = Math.max(1, Math.floor(height));
        if (skeleton.canvas().getWidth() != canvasWidth || skeleton.canvas().getHeight() != canvasHeight) {
            skeleton.canvas().setWidth(canvasWidth);
            skeleton.canvas().setHeight(canvasHeight);
            changed = true;
            skeletonChanged = true;
            refresh(); // the canvas has drawn its axes at the new size, and shows them at the end of this pulse
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 260;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 160;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 100;
    }

    ValueScale scale() {
        return frame.scale();
    }

    /** What the axes show now. */
    public ViewRange visibleRange() {
        return frame.range();
    }

    /** Names of the run's own series that have something to draw and are not hidden, in the order of the legend. */
    public List<String> shownSeries() {
        return frame.own().stream().map(curve -> curve.series().name()).toList();
    }

    /** Where the visible steps have values that are no numbers, as marked at the edges. */
    public List<EdgeMark> nonFiniteMarks() {
        return plot.marks(kind -> kind != EdgeMark.Kind.NOT_POSITIVE);
    }

    /** Where values are zero or less and the axis is logarithmic, as marked at the bottom. */
    public List<EdgeMark> belowAxisMarks() {
        return plot.marks(kind -> kind == EdgeMark.Kind.NOT_POSITIVE);
    }

    /** What hovering over a step says: the step and one line per shown series. */
    public String exactValueText(long step) {
        return Reading.at(frame, step).text(model.stepLabelProperty().get());
    }

    /** The percentage in the corner with its label; empty without one. */
    public String badgeText() {
        return header.badgeText();
    }
}
