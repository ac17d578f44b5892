package nablascope.ui.instruments;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.FlagBar;
import nablascope.ui.charts.Numbers;
import nablascope.ui.charts.PixelView;
import nablascope.ui.charts.StepGestures;
import nablascope.ui.charts.ViewRange;
import nablascope.ui.charts.Viewport;
import org.jspecify.annotations.Nullable;

/** Rows of norms over the steps as colours, on the steps that the charts show. FX thread. */
final class HeatMap extends Region {
    /** Reading more than this, in ns, goes on with the next frame. */
    private static final long BUDGET = 3_000_000;

    private final Viewport viewport;
    private final ObservableList<ChartMarker> markers;
    private final ObservableValue<String> stepLabel;
    private final Function<Timeline, List<MapRow>> chooseRows;
    private final MapAxes axes = new MapAxes();
    private final PixelView picture = new PixelView();
    private final FlagBar flags;
    private final Line cursor = new Line();
    private final PointerBox box = new PointerBox();
    private final HeatGrid grid = new HeatGrid();
    private final HeatPainter painter = new HeatPainter();
    private final HeatLegend legend = new HeatLegend(painter);

    private ChartTheme theme = ChartTheme.light("System");
    private @Nullable Timeline timeline;
    private List<MapRow> rows = List.of();
    private MapArea area = new MapArea(0, 0, 1, 1);
    private ViewRange range;
    private Decades decades = Decades.NONE;
    private long steps;
    private int viewChanges = -1;
    private boolean changed = true;
    private boolean axesChanged = true;
    private boolean complete = true;

    /** @param chooseRows finds the rows among the series of a run */
    HeatMap(
            Viewport viewport,
            ObservableList<ChartMarker> markers,
            ObservableValue<String> stepLabel,
            Function<Timeline, List<MapRow>> chooseRows) {
        this.viewport = viewport;
        this.markers = markers;
        this.stepLabel = stepLabel;
        this.chooseRows = chooseRows;
        range = viewport.range();
        flags = new FlagBar(viewport);
        cursor.setManaged(false);
        cursor.setMouseTransparent(true);
        cursor.setVisible(false);
        picture.node().setManaged(false);
        getStyleClass().add("heat-map");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        getChildren().setAll(axes.under(), picture.node(), axes.over(), flags, cursor, box);
        listen();
    }

    private void listen() {
        StepGestures gestures = new StepGestures(picture.node(), viewport, () -> area.width());
        gestures.listen(this);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (gestures.key(event)) {
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, _ -> pointAway());
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> pointAway());
        viewport.pointedProperty().subscribe((_, _) -> placeCursor());
        markers.subscribe(() -> axesChanged = true);
        stepLabel.subscribe(_ -> axesChanged = true);
    }

    HeatLegend legend() {
        return legend;
    }

    /** The decades that the colours span. */
    Decades decades() {
        return decades;
    }

    List<MapRow> rows() {
        return rows;
    }

    PixelView picture() {
        return picture;
    }

    void follow(Timeline next) {
        timeline = next;
        rows = List.copyOf(chooseRows.apply(next));
        changed = true;
        axesChanged = true;
        box.setVisible(false);
    }

    void dress(ChartTheme next) {
        theme = next;
        painter.apply(next);
        box.dress(next);
        legend.dress(next);
        cursor.setStroke(next.text());
        changed = true;
        axesChanged = true;
        requestLayout();
    }

    void refresh() {
        Timeline source = timeline;
        if (source == null || getWidth() < 2 || getHeight() < 2) {
            return;
        }
        long now = source.steps();
        double output = Painting.outputScale(this);
        boolean same = !changed && !axesChanged && complete && output == picture.scale();
        if (same && now == steps && viewChanges == viewport.changes()) {
            return;
        }
        steps = now;
        viewChanges = viewport.changes();
        if (viewport.followProperty().get()) {
            viewport.growTo(now);
        }
        place(output);
        paint(source);
        placeCursor();
        changed = false;
        axesChanged = false;
    }

    private void place(double output) {
        MapArea nowArea = MapArea.in(getWidth(), getHeight(), theme);
        ViewRange nowRange = viewport.range();
        axesChanged |=
                !nowArea.equals(area) || nowRange.fromStep() != range.fromStep() || nowRange.toStep() != range.toStep();
        area = nowArea;
        range = nowRange;
        picture.cover(area.width(), area.height(), output);
        if (axesChanged) {
            picture.node().relocate(area.left(), area.top());
            axes.draw(theme, area, range, stepLabel.getValue(), rows);
            axes.drawMarkers(theme, area, range, markers, rows);
            flags.relocate(area.left(), area.top());
            flags.update(markers, area.width(), theme);
        }
    }

    private void paint(Timeline source) {
        grid.aim(source, rows, range, picture.width());
        complete = grid.read(steps, BUDGET);
        decades = grid.decades();
        painter.paint(picture, grid, range, decades);
        picture.publish();
        legend.show(decades, grid.contains(HeatGrid.ZERO), grid.contains(HeatGrid.NON_FINITE));
    }

    private void point(double x, double y) {
        Timeline source = timeline;
        if (source == null || steps == 0 || rows.isEmpty() || !area.contains(x, y)) {
            pointAway();
            return;
        }
        long step = Math.clamp((long) Math.floor(area.step(x, range)), 0, steps - 1);
        int row = Math.clamp((int) ((area.bottom() - y) / area.height() * rows.size()), 0, rows.size() - 1);
        viewport.pointedProperty().set((double) step);
        box.show(words(source, rows.get(row), step), x, y, area);
    }

    private String words(Timeline source, MapRow row, long step) {
        Sample sample = source.at(row.series(), step);
        return String.format(
                Locale.ROOT,
                "%s%n%s %,d%n‖∇‖ = %s",
                row.name(),
                stepLabel.getValue(),
                step,
                sample == null ? "" : Numbers.exact(sample));
    }

    private void pointAway() {
        box.setVisible(false);
        viewport.pointedProperty().set(Double.NaN);
    }

    private void placeCursor() {
        double step = viewport.pointedProperty().get();
        boolean shown = step >= range.fromStep() && step <= range.toStep();
        cursor.setVisible(shown);
        if (shown) {
            double x = Painting.crisp(area.x(step, range));
            cursor.setStartX(x);
            cursor.setEndX(x);
            cursor.setStartY(area.top());
            cursor.setEndY(area.bottom());
        }
    }

    @Override
    protected void layoutChildren() {
        changed = true;
    }

    /** What the pointer would say over a row at a step. */
    String exactValueText(int row, long step) {
        Timeline source = timeline;
        return source == null ? "" : words(source, rows.get(row), step);
    }
}
