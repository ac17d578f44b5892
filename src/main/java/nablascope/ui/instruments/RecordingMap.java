package nablascope.ui.instruments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import nablascope.train.FlightRecording;
import nablascope.train.FlightRecording.Cell;
import nablascope.train.FlightRecording.Measure;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.PixelView;
import nablascope.ui.charts.ViewRange;
import org.jspecify.annotations.Nullable;

/** One measure of every tensor at every recorded step as colours; the cell where it broke is framed. FX thread. */
public final class RecordingMap extends Region {
    private final FlightRecording recording;
    private final ChartTheme theme;
    private final String stepLabel;
    private final Function<Cell, String> words;
    private final Consumer<Cell> pointed;
    private final List<MapRow> rows = new ArrayList<>();
    private final ViewRange range;
    private final MapAxes axes = new MapAxes();
    private final PixelView picture = new PixelView();
    private final Rectangle broken = frame();
    private final Rectangle cursor = frame();
    private final PointerBox box = new PointerBox();
    private final HeatPainter painter = new HeatPainter();
    private final HeatLegend legend = new HeatLegend(painter);
    private final @Nullable Cell brokenCell;
    private @Nullable Cell cursorCell;
    private Measure measure = Measure.GRADIENT_NORM;
    private MapArea area = new MapArea(0, 0, 1, 1);

    /**
     * @param brokenCell where it broke; null: nowhere
     * @param labels what stands at the axes
     * @param words what the pointer says over a cell
     * @param pointed is told the cell under the pointer
     */
    public RecordingMap(
            FlightRecording recording,
            @Nullable Cell brokenCell,
            ChartTheme theme,
            Labels labels,
            Function<Cell, String> words,
            Consumer<Cell> pointed) {
        this.recording = recording;
        this.brokenCell = brokenCell;
        this.theme = theme;
        this.stepLabel = labels.step();
        this.words = words;
        this.pointed = pointed;
        range = new ViewRange(
                (double) recording.firstStep(), (double) (recording.firstStep() + recording.length()), 0, 1);
        for (String tensor : recording.tensors()) {
            boolean layer = tensor.chars().filter(c -> c == '.').count() == 1;
            String label = MapRow.shortened(tensor) + (layer ? " " + labels.output() : "");
            rows.add(new MapRow(label, tensor, 0, rows.size(), rows.size()));
        }
        painter.apply(theme);
        box.dress(theme);
        legend.dress(theme);
        broken.setStroke(theme.warning());
        broken.setStrokeWidth(2);
        cursor.setStroke(theme.text());
        picture.node().setManaged(false);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        getChildren().setAll(axes.under(), picture.node(), broken, cursor, box);
        setMinSize(300, 160);
        listen();
    }

    /** What stands at the axes: the name of the steps, and what follows the number of a layer whose output is a row. */
    public record Labels(String step, String output) {}

    private static Rectangle frame() {
        Rectangle frame = new Rectangle();
        frame.setManaged(false);
        frame.setMouseTransparent(true);
        frame.setVisible(false);
        frame.setFill(Color.TRANSPARENT);
        return frame;
    }

    private void listen() {
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            if (area.contains(event.getX(), event.getY())) {
                long step = (long) Math.floor(area.step(event.getX(), range));
                int row = (int) ((area.bottom() - event.getY()) / area.height() * rows.size());
                point(step, row);
            } else {
                pointAway();
            }
        });
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> pointAway());
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, this::move);
    }

    private void move(KeyEvent key) {
        Cell last = cursorCell != null ? cursorCell : brokenCell;
        Cell from = last != null ? last : new Cell(recording.firstStep(), 0);
        int right = key.getCode() == KeyCode.RIGHT ? 1 : key.getCode() == KeyCode.LEFT ? -1 : 0;
        int up = key.getCode() == KeyCode.UP ? 1 : key.getCode() == KeyCode.DOWN ? -1 : 0;
        if (right != 0 || up != 0) {
            point(from.step() + right, from.tensor() + up);
            key.consume();
        }
    }

    private void point(long step, int row) {
        long last = recording.firstStep() + recording.length() - 1;
        Cell cell = new Cell(
                Math.clamp(step, recording.firstStep(), last), Math.clamp(row, 0, Math.max(0, rows.size() - 1)));
        cursorCell = cell;
        place(cursor, cell);
        String text = words.apply(cell);
        setAccessibleText(text);
        pointed.accept(cell);
        box.show(text, cursor.getX() + cursor.getWidth(), cursor.getY() + cursor.getHeight(), area);
    }

    private void pointAway() {
        cursorCell = null;
        cursor.setVisible(false);
        box.setVisible(false);
    }

    private void place(Rectangle frame, @Nullable Cell cell) {
        frame.setVisible(cell != null);
        if (cell != null) {
            double height = area.height() / rows.size();
            double left = Math.rint(area.x((double) cell.step(), range));
            frame.setX(left);
            frame.setWidth(Math.max(3, Math.rint(area.x(cell.step() + 1.0, range)) - left));
            frame.setY(Math.rint(area.bottom() - (cell.tensor() + 1) * height));
            frame.setHeight(Math.max(3, Math.rint(height)));
        }
    }

    /** What the colours mean. */
    public Region legend() {
        return legend;
    }

    /** Shows another measure. */
    public void show(Measure next) {
        measure = next;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        area = MapArea.in(getWidth(), getHeight(), theme);
        picture.cover(area.width(), area.height(), Painting.outputScale(this));
        picture.node().relocate(area.left(), area.top());
        axes.draw(theme, area, range, stepLabel, rows);
        paint();
        place(broken, brokenCell);
        place(cursor, cursorCell);
    }

    private void paint() {
        int[] counts = new int[HeatGrid.DECADES];
        boolean zeros = false;
        boolean nonFinite = false;
        for (int tensor = 0; tensor < rows.size(); tensor++) {
            for (int i = 0; i < recording.length(); i++) {
                double value = value(tensor, i);
                zeros |= value == 0;
                nonFinite |= !Double.isFinite(value);
                if (value > 0 && Double.isFinite(value)) {
                    int decade = (int) Math.floor(Math.log10(value)) - HeatGrid.LOWEST;
                    counts[Math.clamp(decade, 0, counts.length - 1)]++;
                }
            }
        }
        Decades decades = Decades.of(counts, HeatGrid.LOWEST);
        int unit = (int) Math.max(1, Math.rint(picture.scale()));
        for (int y = 0; y < picture.height(); y++) {
            int tensor = (picture.height() - 1 - y) * rows.size() / picture.height();
            for (int x = 0; x < picture.width(); x++) {
                int i = (int) ((long) x * recording.length() / picture.width());
                picture.pixels()[y * picture.width() + x] = colour(value(tensor, i), decades, x / unit, y / unit);
            }
        }
        picture.publish();
        legend.show(decades, zeros, nonFinite);
    }

    private double value(int tensor, int i) {
        return recording.value(measure, tensor, recording.firstStep() + i);
    }

    private int colour(double value, Decades decades, int x, int y) {
        if (!Double.isFinite(value)) {
            return painter.stripes(x, y);
        }
        return value == 0 ? painter.zero(x, y) : painter.colour(decades.share(Math.log10(value)));
    }
}
