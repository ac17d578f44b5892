package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import nablascope.ui.charts.EdgeMark.Kind;

/**
 * Marks at the edges where values are no numbers: triangle up +∞, diamond NaN, triangle down at the bottom −∞; and what
 * lies below a logarithmic axis.
 */
final class MarkLayer {
    private final Group nodes = new Group();
    private List<EdgeMark> shown = List.of();

    MarkLayer() {
        nodes.setMouseTransparent(true);
    }

    Node node() {
        return nodes;
    }

    List<EdgeMark> shown() {
        return shown;
    }

    void update(Frame frame, ChartTheme theme) {
        shown = EdgeScan.marks(frame);
        List<Node> drawn = new ArrayList<>();
        for (Kind kind : List.of(Kind.NAN, Kind.POSITIVE_INFINITY, Kind.NEGATIVE_INFINITY)) {
            double end = Double.NEGATIVE_INFINITY;
            for (EdgeMark mark : shown) {
                if (mark.kind() == kind) {
                    double from = Math.max(0, frame.x(mark.fromStep()));
                    double to = Math.min(frame.width(), frame.x(mark.toStep()));
                    drawn.add(bar(kind, from, to, frame, theme));
                    if (Math.abs(from - end) >= 2) {
                        drawn.add(symbol(kind, from, frame, theme));
                    }
                    end = from;
                }
            }
        }
        drawn.addAll(BelowAxis.nodes(frame, shown, theme));
        nodes.getChildren().setAll(drawn);
    }

    /** How far the symbols reach into the data area. */
    private static double size(ChartTheme theme) {
        return Math.rint(theme.fontSize() * 0.95);
    }

    private static Node bar(Kind kind, double from, double to, Frame frame, ChartTheme theme) {
        double height = 3;
        double y = kind == Kind.NEGATIVE_INFINITY ? frame.height() - height : 0;
        Rectangle bar = new Rectangle(from, y, Math.max(1, to - from), height);
        bar.setFill(theme.warning().deriveColor(0, 1, 1, 0.55));
        return bar;
    }

    private static Node symbol(Kind kind, double x, Frame frame, ChartTheme theme) {
        double size = size(theme);
        double half = size / 2;
        double bottom = frame.height();
        Polygon symbol = switch (kind) {
            case POSITIVE_INFINITY -> new Polygon(x, 0, x + half, size, x - half, size);
            case NAN -> new Polygon(x, 0, x + half, half, x, size, x - half, half);
            case NEGATIVE_INFINITY, NOT_POSITIVE ->
                new Polygon(x, bottom, x + half, bottom - size, x - half, bottom - size);
        };
        symbol.setFill(theme.warning());
        symbol.setStroke(theme.plot());
        symbol.setStrokeWidth(1);
        return symbol;
    }
}
