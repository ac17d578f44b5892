package nablascope.ui.instruments;

import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.stage.Window;
import nablascope.ui.charts.ChartTheme;

/** Small things that every instrument's drawing needs. */
final class Painting {
    private Painting() {}

    /** A canvas of a size, blank, its pen ready for labels. */
    static GraphicsContext blank(Canvas canvas, double width, double height, ChartTheme theme) {
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, width, height);
        pen.setFont(Font.font(theme.fontFamily(), theme.fontSize()));
        pen.setLineWidth(1);
        pen.setLineDashes();
        return pen;
    }

    /** Device pixels per px where a node is shown. */
    static double outputScale(Region node) {
        Scene scene = node.getScene();
        Window window = scene == null ? null : scene.getWindow();
        return window == null ? 1 : window.getOutputScaleX();
    }

    /** The middle of the pixel that holds a position: lines there are crisp. */
    static double crisp(double x) {
        return Math.floor(x) + 0.5;
    }
}
