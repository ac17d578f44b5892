package nablascope.ui.charts;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** In a chart of differences: what it means to stand above and below zero. */
final class SignWords {
    private static final double MARGIN = 6;

    private final ChartModel model;
    private final Label above = new Label();
    private final Label below = new Label();
    private final Group nodes = new Group(above, below);

    SignWords(ChartModel model) {
        this.model = model;
        nodes.setAutoSizeChildren(false);
        nodes.setMouseTransparent(true);
        above.textProperty().bind(model.aboveZeroProperty().map(words -> "↑ " + words));
        below.textProperty().bind(model.belowZeroProperty().map(words -> "↓ " + words));
    }

    Node node() {
        return nodes;
    }

    void update(Frame frame, ChartTheme theme) {
        nodes.setVisible(model.overlaysProperty().get().compares());
        if (nodes.isVisible()) {
            double zero = frame.scale().y(0);
            place(above, theme, frame.width(), MARGIN / 2, zero);
            double height = theme.fontSize() * 1.5;
            place(below, theme, frame.width(), frame.height() - MARGIN / 2 - height, frame.height() - zero);
        }
    }

    /** On the right, where runs seldom reach; unless its side of zero is out of sight. */
    private static void place(Label label, ChartTheme theme, double width, double y, double room) {
        label.setVisible(room > theme.fontSize() * 2.5);
        label.setStyle("-fx-font-family: '%s'; -fx-font-size: %spx; -fx-text-fill: %s; -fx-padding: 0 3 0 3;"
                        .formatted(theme.fontFamily(), theme.fontSize(), Colours.css(theme.muted()))
                + "-fx-background-radius: 3; -fx-background-color: "
                + Colours.css(theme.plot().deriveColor(0, 1, 1, 0.5)) + ";");
        label.applyCss();
        label.autosize();
        label.relocate(Math.rint(width - MARGIN - label.getWidth()), Math.rint(y));
    }
}
