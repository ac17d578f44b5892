package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepAxisTest {
    private static final ChartTheme THEME = ChartTheme.light("SansSerif");
    private static final double WIDTH = 400;
    private static final Rectangle2D AREA =
            new Rectangle2D.Double(THEME.left(), 0, WIDTH - THEME.left() - THEME.right(), 100);

    @ParameterizedTest
    @CsvSource({"0,100", "162825,162875", "1000000,1000010", "99999,200000"})
    void numbers_neither_run_into_the_name_nor_out_of_the_chart(double from, double to) {
        StepAxis axis = TickAxes.steps(THEME);
        axis.setTickLabelFont(new Font("SansSerif", Font.PLAIN, (int) THEME.fontSize()));
        axis.setLabel("step");
        axis.setRange(from, to);
        Graphics2D g2 = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
        FontMetrics metrics = g2.getFontMetrics(axis.getTickLabelFont());
        List<NumberTick> labelled = axis.refreshTicks(g2, new AxisState(), AREA, RectangleEdge.BOTTOM).stream()
                .filter(tick -> !tick.getText().isEmpty())
                .toList();
        assertThat(labelled).hasSizeGreaterThan(1).allSatisfy(tick -> {
            double x = axis.valueToJava2D(tick.getValue(), AREA, RectangleEdge.BOTTOM);
            double half = metrics.stringWidth(tick.getText()) / 2.0;
            assertThat(x - half).isGreaterThan(StepRoom.nameX(THEME) + metrics.stringWidth("step"));
            assertThat(x + half).isLessThanOrEqualTo(WIDTH);
        });
    }
}
