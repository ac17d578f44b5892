package nablascope.ui.instruments;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Numbers;
import nablascope.ui.charts.PixelView;
import nablascope.ui.control.Buttons;

/**
 * What the colours of a heat map mean: its decades, and what stands for zero and for no number where they occur. Where it is
 * narrow, the bar of colours gets shorter, and then the words for no number are only in a tooltip.
 */
final class HeatLegend extends HBox {
    private static final double LENGTH = 90;
    private static final double LEAST_LENGTH = 40;
    private static final double SWATCH = 16;

    private final HeatPainter painter;
    private final Label low = new Label();
    private final Label high = new Label();
    private final PixelView bar = new PixelView();
    private final PixelView zeroSwatch = new PixelView();
    private final PixelView stripedSwatch = new PixelView();
    private final Label zero = new Label("0");
    private final Label striped = new Label("NaN, ±∞");
    private Decades shown = Decades.NONE;

    HeatLegend(HeatPainter painter) {
        this.painter = painter;
        getStyleClass().add("heat-legend");
        setAlignment(Pos.CENTER_RIGHT);
        // Either all of the words or none.
        striped.setEllipsisString("");
        Buttons.tooltip(striped, striped.textProperty());
        zero.setGraphic(zeroSwatch.node());
        striped.setGraphic(stripedSwatch.node());
        zero.managedProperty().bind(zero.visibleProperty());
        striped.managedProperty().bind(striped.visibleProperty());
        getChildren().setAll(low, bar.node(), high, zero, striped);
        write();
    }

    void dress(ChartTheme theme) {
        double height = Math.rint(theme.fontSize() * 0.85);
        bar.cover(LENGTH, height, 1);
        zeroSwatch.cover(SWATCH, height, 1);
        stripedSwatch.cover(SWATCH, height, 1);
        for (int y = 0; y < bar.height(); y++) {
            for (int x = 0; x < bar.width(); x++) {
                bar.pixels()[y * bar.width() + x] = painter.colour(x / (LENGTH - 1));
            }
            for (int x = 0; x < zeroSwatch.width(); x++) {
                zeroSwatch.pixels()[y * zeroSwatch.width() + x] = painter.zero(x, y);
                stripedSwatch.pixels()[y * zeroSwatch.width() + x] = painter.stripes(x, y);
            }
        }
        bar.publish();
        zeroSwatch.publish();
        stripedSwatch.publish();
    }

    void show(Decades decades, boolean zeros, boolean nonFinite) {
        zero.setVisible(zeros);
        striped.setVisible(nonFinite);
        if (!decades.equals(shown)) {
            shown = decades;
            write();
        }
    }

    /** The width that all parts take beside each other. */
    private double width(double length, boolean words) {
        double sum = snappedLeftInset() + snappedRightInset() - getSpacing();
        for (Node part : getManagedChildren()) {
            sum += getSpacing() + width(part, length, words);
        }
        return sum;
    }

    private double width(Node part, double length, boolean words) {
        return part.equals(bar.node())
                ? length
                : part.equals(striped) && !words ? SWATCH : Math.ceil(part.prefWidth(-1));
    }

    @Override
    protected double computeMinWidth(double height) {
        return width(LEAST_LENGTH, false);
    }

    @Override
    protected double computePrefWidth(double height) {
        return width(LENGTH, true);
    }

    @Override
    protected void layoutChildren() {
        boolean words = width(LEAST_LENGTH, true) <= getWidth();
        double length = Math.clamp(Math.floor(LENGTH + getWidth() - width(LENGTH, words)), LEAST_LENGTH, LENGTH);
        bar.node().setFitWidth(length);
        double x = getWidth() - width(length, words) + snappedLeftInset();
        for (Node part : getManagedChildren()) {
            double width = width(part, length, words);
            double high = part.prefHeight(-1);
            part.resizeRelocate(snapPositionX(x), snapPositionY((getHeight() - high) / 2), width, high);
            x += width + getSpacing();
        }
    }

    private void write() {
        low.setText((shown.below() ? "≤ " : "") + Numbers.tick(Math.pow(10, shown.low())));
        high.setText((shown.above() ? "≥ " : "") + Numbers.tick(Math.pow(10, shown.high())));
    }
}
