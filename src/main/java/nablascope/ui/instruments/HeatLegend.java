package nablascope.ui.instruments;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Numbers;
import nablascope.ui.charts.PixelView;

/** What the colours of a heat map mean: its decades, and what stands for zero and for no number where they occur. */
final class HeatLegend extends HBox {
    private static final double LENGTH = 90;
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
        for (Label label : new Label[] {low, high, zero, striped}) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
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

    private void write() {
        low.setText((shown.below() ? "≤ " : "") + Numbers.tick(Math.pow(10, shown.low())));
        high.setText((shown.above() ? "≥ " : "") + Numbers.tick(Math.pow(10, shown.high())));
    }
}
