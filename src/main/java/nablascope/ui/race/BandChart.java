package nablascope.ui.race;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import nablascope.race.Band;
import nablascope.race.Course;
import nablascope.race.RaceRun;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Numbers;
import org.jspecify.annotations.Nullable;

/** One series of every entrant over the steps. JavaFX thread. */
final class BandChart extends Region {
    private final Function<Course, Band> series;
    private final DoubleProperty pointed;
    private final ObservableValue<String> stepLabel;
    private final Canvas canvas = new Canvas();
    private ChartTheme theme;
    private @Nullable RaceRun run;

    /**
     * @param pointed the step under the pointer, NaN: none; shared by charts that belong together
     * @param stepLabel what the horizontal axis counts
     */
    BandChart(
            Function<Course, Band> series,
            ChartTheme theme,
            DoubleProperty pointed,
            ObservableValue<String> stepLabel) {
        this.stepLabel = stepLabel;
        this.series = series;
        this.theme = theme;
        this.pointed = pointed;
        getChildren().add(canvas);
        getStyleClass().add("race-chart");
        setMinSize(0, 0);
        pointed.subscribe(_ -> draw());
        stepLabel.subscribe(_ -> draw());
        setOnMouseMoved(this::point);
        setOnMouseExited(_ -> pointed.set(Double.NaN));
    }

    void dress(ChartTheme newTheme) {
        theme = newTheme;
        draw();
    }

    /** Draws a race as far as it is; null: empty axes. */
    void show(@Nullable RaceRun newRun) {
        run = newRun;
        draw();
    }

    private long steps() {
        RaceRun now = run;
        return now == null ? 1 : now.race().steps();
    }

    private List<Course> courses() {
        RaceRun now = run;
        return now == null ? List.of() : now.courses();
    }

    private Rectangle2D area() {
        double width = Math.max(1, getWidth() - theme.left() - theme.right());
        double height = Math.max(1, getHeight() - theme.bottom() - theme.fontSize());
        return new Rectangle2D(theme.left(), theme.fontSize(), width, height);
    }

    private void point(MouseEvent event) {
        Axes axes = Axes.fit(area(), steps(), courses(), series);
        double step = axes.step(event.getX());
        pointed.set(step >= 0 && step <= steps() ? step : Double.NaN);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (canvas.getWidth() < theme.left() || canvas.getHeight() < theme.bottom()) {
            return;
        }
        List<Course> courses = courses();
        Axes axes = Axes.fit(area(), steps(), courses, series);
        axes.paint(g, theme, stepLabel.getValue());
        g.save();
        Rectangle2D area = axes.area();
        g.beginPath();
        g.rect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        g.clip();
        BandPainter painter = new BandPainter(g, theme, axes);
        paint(painter, courses);
        g.restore();
        for (int i = courses.size() - 1; i >= 0; i--) {
            painter.divergences(courses.get(i), i);
        }
        if (!courses.isEmpty() && !Double.isNaN(pointed.get())) {
            paintPointed(g, axes, courses);
        }
    }

    /** Bands first, so that none hides a line; the first entrant on top. */
    private void paint(BandPainter painter, List<Course> courses) {
        for (int i = courses.size() - 1; i >= 0; i--) {
            painter.band(courses.get(i), series.apply(courses.get(i)), i);
        }
        for (int i = courses.size() - 1; i >= 0; i--) {
            painter.median(courses.get(i), series.apply(courses.get(i)), i);
        }
    }

    /** A line at the step under the pointer, and beside it the medians there. */
    private void paintPointed(GraphicsContext g, Axes axes, List<Course> courses) {
        double x = Math.rint(axes.x(pointed.get())) + 0.5;
        Rectangle2D area = axes.area();
        g.setStroke(theme.muted());
        g.setLineWidth(1);
        g.strokeLine(x, area.getMinY(), x, area.getMaxY());
        double line = theme.fontSize() * 1.4;
        double width = theme.fontSize() * 9;
        double left = x + width + 10 > area.getMaxX() ? x - width - 8 : x + 8;
        double top = area.getMinY() + 6;
        g.setFill(theme.box());
        g.fillRect(left, top, width, line * (courses.size() + 1) + 8);
        g.strokeRect(left, Math.rint(top) + 0.5, width, line * (courses.size() + 1) + 8);
        g.setFont(Font.font(theme.fontFamily(), theme.fontSize()));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        g.setFill(theme.muted());
        g.fillText(Numbers.steps(Math.rint(pointed.get())), left + 8, top + 4);
        for (int i = 0; i < courses.size(); i++) {
            g.setFill(theme.curve(i));
            g.fillText(RaceModel.letter(i) + "   " + value(courses.get(i)), left + 8, top + 4 + line * (i + 1));
        }
    }

    private String value(Course course) {
        for (int i = 0; i < course.size(); i++) {
            if (course.steps(i) >= pointed.get()) {
                double median = series.apply(course).median(i);
                return Double.isNaN(median) ? "–" : Numbers.exact(median);
            }
        }
        return "–";
    }
}
