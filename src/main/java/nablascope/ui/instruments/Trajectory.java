package nablascope.ui.instruments;

import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Numbers;
import nablascope.ui.charts.PixelView;
import org.jspecify.annotations.Nullable;

/** The path of a surface's two parameters on the map of their objective. */
final class Trajectory extends Region implements InstrumentView {
    /** How many times the way from the start to the minimum a path may go before the picture no longer follows. */
    private static final double FOLLOWED = 4;

    private static final double PER_WHEEL_PIXEL = 0.004;

    private final Supplier<@Nullable SurfaceObjective> source;
    private final ObservableList<ChartMarker> markers;
    private final BooleanProperty equalUnits = new SimpleBooleanProperty(this, "equalUnits");
    private final PixelView field = new PixelView();
    private final FieldPainter fieldPainter = new FieldPainter();
    private final PathPainter painter = new PathPainter();
    private final Path path = new Path();
    private final PointerBox box = new PointerBox();

    private ChartTheme theme = ChartTheme.light("System");
    private MapArea area = new MapArea(0, 0, 1, 1);
    private Plane plane = new Plane(-1, 1, -1, 1);
    private Plane grabbed = plane;
    private double grabbedX;
    private double grabbedY;
    private boolean fits = true;
    private boolean changed = true;
    private @Nullable Timeline timeline;
    private @Nullable SurfaceObjective objective;

    /** @param source the objective as it is now; null: the run has no surface */
    Trajectory(Supplier<@Nullable SurfaceObjective> source, ObservableList<ChartMarker> markers) {
        this.source = source;
        this.markers = markers;
        field.node().setManaged(false);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().setAll(painter.axes(), field.node(), painter.path(), box);
        setOnScroll(this::scroll);
        setOnMousePressed(event -> {
            grabbed = plane;
            grabbedX = event.getX();
            grabbedY = event.getY();
        });
        setOnMouseDragged(this::drag);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                fit();
            }
        });
        setOnMouseMoved(event -> point(event.getX(), event.getY()));
        setOnMouseExited(_ -> box.setVisible(false));
        equalUnits.subscribe(_ -> fit());
        markers.subscribe(() -> changed = true);
    }

    @Override
    public Region node() {
        return this;
    }

    /** Whether a unit is as long up as across. */
    BooleanProperty equalUnitsProperty() {
        return equalUnits;
    }

    @Override
    public void follow(Timeline next) {
        boolean branch = timeline != null && timeline.isKin(next);
        timeline = next;
        if (!branch) {
            fit();
        }
        changed = true;
    }

    @Override
    public void fit() {
        fits = true;
        changed = true;
    }

    @Override
    public void dress(ChartTheme next) {
        theme = next;
        fieldPainter.apply(next);
        box.dress(next);
        changed = true;
    }

    @Override
    public void refresh() {
        Timeline run = timeline;
        SurfaceObjective now = source.get();
        if (run == null || now == null || getWidth() < 2 || getHeight() < 2) {
            return;
        }
        long steps = run.steps();
        double output = Painting.outputScale(this);
        boolean sameField = !changed && now.equals(objective) && output == field.scale();
        if (sameField && steps == path.steps()) {
            return;
        }
        objective = now;
        area = MapArea.in(getWidth(), getHeight(), theme);
        path.read(run, steps);
        boolean moved = fits && follow(now);
        if (!sameField || moved) {
            field.node().relocate(area.left(), area.top());
            field.cover(area.width(), area.height(), output);
            fieldPainter.paint(field, plane, now);
            painter.drawAxes(theme, area, plane);
        }
        painter.drawPath(theme, area, plane, path);
        painter.drawFlags(theme, area, plane, run, markers);
        changed = false;
    }

    /** Takes in the whole path; returns whether that moved the picture. It grows with the path, and shrinks on demand only. */
    private boolean follow(SurfaceObjective now) {
        Plane needed = path.bounds(
                now.minimumX(),
                now.minimumY(),
                now.surface().startX(),
                now.surface().startY(),
                FOLLOWED);
        if (!changed && plane.contains(needed)) {
            return false;
        }
        plane = equalUnits.get() ? needed.equalUnits(area) : needed;
        return true;
    }

    private void scroll(ScrollEvent event) {
        double factor = Math.exp(-event.getDeltaY() * PER_WHEEL_PIXEL);
        show(plane.zoomed(factor, plane.w1(event.getX(), area), plane.w2(event.getY(), area)));
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && !event.isStillSincePress()) {
            show(grabbed.moved(
                    grabbed.w1(grabbedX, area) - grabbed.w1(event.getX(), area),
                    grabbed.w2(grabbedY, area) - grabbed.w2(event.getY(), area)));
        }
    }

    private void show(Plane chosen) {
        plane = chosen;
        fits = false;
        changed = true;
    }

    private void point(double x, double y) {
        SurfaceObjective now = objective;
        if (now == null || !area.contains(x, y)) {
            box.setVisible(false);
            return;
        }
        double w1 = plane.w1(x, area);
        double w2 = plane.w2(y, area);
        String words = String.format(
                Locale.ROOT,
                "w₁ = %s%nw₂ = %s%nL = %s",
                Numbers.tick(w1),
                Numbers.tick(w2),
                Numbers.exact(now.value(w1, w2)));
        box.show(words, x, y, area);
    }

    /** Where a point stands, in px of this node. */
    double x(double w1) {
        return plane.x(w1, area);
    }

    double y(double w2) {
        return plane.y(w2, area);
    }

    @Override
    protected void layoutChildren() {
        changed = true;
    }
}
