package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridLinesTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 100, 100);

    private final BufferedImage image = new BufferedImage(110, 110, BufferedImage.TYPE_INT_RGB);
    private final NumberAxis axis = new NumberAxis();
    private final XYPlot plot = new XYPlot(null, axis, new NumberAxis(), new GridLines());

    @ParameterizedTest
    @CsvSource({"0, 0", "3.33, 33", "5, 50", "5.1, 51", "9.99, 99", "10, 99"})
    void a_hairline_fills_one_column_of_pixels(double step, int column) {
        axis.setRange(0, 10);
        new GridLines().drawDomainLine(pen(), plot, axis, AREA, step, Color.WHITE, new BasicStroke(1));
        assertThat(IntStream.range(0, 110).filter(x -> image.getRGB(x, 20) != Color.BLACK.getRGB()))
                .containsExactly(column);
        assertThat(image.getRGB(column, 20)).isEqualTo(Color.WHITE.getRGB());
    }

    @ParameterizedTest
    @CsvSource({"0, 99", "3.33, 66", "10, 0"})
    void or_one_row(double value, int row) {
        axis.setRange(0, 10);
        new GridLines().drawRangeLine(pen(), plot, axis, AREA, value, Color.WHITE, new BasicStroke(1));
        assertThat(IntStream.range(0, 110).filter(y -> image.getRGB(20, y) != Color.BLACK.getRGB()))
                .containsExactly(row);
    }

    private Graphics2D pen() {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return pen;
    }
}
