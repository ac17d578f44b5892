package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import nablascope.ui.charts.EdgeMark.Kind;

/** What a logarithmic axis leaves out below: a bar in the curve's colour where it is, and a label with its name. */
final class BelowAxis {
    private static final double HEIGHT = 3;

    private BelowAxis() {}

    static List<Node> nodes(Frame frame, List<EdgeMark> marks, ChartTheme theme) {
        List<Node> nodes = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Curve curve : frame.own()) {
            for (EdgeMark mark : marks) {
                if (mark.kind() == Kind.NOT_POSITIVE
                        && mark.series().equals(curve.series().name())) {
                    nodes.add(bar(frame, mark, curve.series().colour(theme), names.size()));
                    names.add(curve.series().labelProperty().get());
                }
            }
        }
        if (!names.isEmpty()) {
            nodes.add(label(frame, theme, String.join(", ", names) + " " + Kind.NOT_POSITIVE.symbol() + " ↓"));
        }
        return nodes;
    }

    private static Node bar(Frame frame, EdgeMark mark, Color colour, int place) {
        double from = Math.max(0, frame.x(mark.fromStep()));
        double to = Math.min(frame.width(), frame.x(mark.toStep()));
        // Several series at the edge stand above each other, as far as there is sense in it.
        double y = frame.height() - HEIGHT * (1 + Math.min(place, 2));
        Rectangle bar = new Rectangle(from, y, Math.max(1, to - from), HEIGHT);
        bar.setFill(colour.deriveColor(0, 1, 1, 0.6));
        return bar;
    }

    private static Node label(Frame frame, ChartTheme theme, String text) {
        Label label = new Label(text);
        double size = theme.fontSize() * 0.9;
        label.setStyle("-fx-font-family: '%s'; -fx-font-size: %spx; -fx-text-fill: %s; -fx-padding: 0 3 0 3;"
                        .formatted(theme.fontFamily(), size, Colours.css(theme.muted()))
                + "-fx-background-radius: 3; -fx-background-color: "
                + Colours.css(theme.plot().deriveColor(0, 1, 1, 0.65)) + ";");
        label.relocate(4, Math.rint(frame.height() - size * 1.5 - HEIGHT * 2));
        return label;
    }
}
