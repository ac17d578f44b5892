package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import nablascope.timeline.Buckets;
import nablascope.timeline.Difference;
import nablascope.timeline.Metrics;
import nablascope.timeline.Timeline;
import nablascope.timeline.Timeline.Series;
import nablascope.ui.charts.ChartSeries.Detail;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurveTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 100;
    private static final int RED = 0xffff0000;

    private final Raster raster = new Raster(WIDTH, HEIGHT);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void values_stand_where_the_axis_says(boolean log) {
        ValueAxis axis = log ? TickAxes.decades() : TickAxes.values();
        axis.setRange(0.02, 70);
        ValueScale scale = new ValueScale(0.02, 70, log, HEIGHT);
        Rectangle2D area = new Rectangle2D.Double(0, 0, WIDTH, HEIGHT);
        for (double value : new double[] {0.02, 0.1, 1, 33, 70}) {
            assertThat(scale.y(value)).isCloseTo(axis.valueToJava2D(value, area, RectangleEdge.LEFT), within(1e-9));
            assertThat(scale.value(scale.y(value))).isCloseTo(value, within(value * 1e-9));
        }
    }

    @Test
    void differences_stand_where_their_axis_says_decades_apart_on_either_side_of_zero() {
        Scaling scaling = new Scaling(true, 1e-3);
        TickAxes.BothSigns axis = TickAxes.bothSigns();
        axis.setScaling(scaling);
        axis.setRange(-1e6, 1e6);
        ValueScale scale = new ValueScale(-1e6, 1e6, scaling, HEIGHT);
        Rectangle2D area = new Rectangle2D.Double(0, 0, WIDTH, HEIGHT);
        for (double value : new double[] {-1e6, -3, 0, 0.01, 1, 1e6}) {
            assertThat(scale.y(value)).isCloseTo(axis.valueToJava2D(value, area, RectangleEdge.LEFT), within(1e-9));
            assertThat(scale.value(scale.y(value))).isCloseTo(value, within(Math.abs(value) * 1e-9 + 1e-12));
        }
        assertThat(scale.y(0)).isCloseTo(HEIGHT / 2.0, within(1e-9));
        double decade = scale.y(1) - scale.y(10);
        assertThat(scale.y(1e4) - scale.y(1e5)).isCloseTo(decade, within(0.01));
        assertThat(decade).isGreaterThan(4);
    }

    @Test
    void a_spike_of_one_step_in_a_million_reaches_its_height() {
        Timeline timeline = timeline(1_000_000, 777_777, 0.9);
        draw(timeline, new ViewRange(0, 1_000_000, 0, 1), Detail.EXACT);
        int column = 777_777 * WIDTH / 1_000_000;
        assertThat(opaque(column, 15)).isTrue();
        assertThat(opaque(column - 1, 15)).isFalse();
        assertThat(opaque(column - 1, 50)).isTrue();
        assertThat(opaque(column + 1, 15)).isFalse();
    }

    @Test
    void few_points_are_joined_by_a_line_as_thick_as_asked() {
        Timeline timeline = new Timeline(List.of(new Series("x", 1)));
        for (double value : new double[] {0.2, 0.8}) {
            timeline.append(0, value);
            timeline.endStep();
        }
        draw(timeline, new ViewRange(0, 2, 0, 1), Detail.EXACT);
        for (int column = 10; column < 140; column++) {
            double ink = 0;
            double centre = 0;
            for (int row = 0; row < HEIGHT; row++) {
                double share = (raster.pixels()[row * WIDTH + column] >>> 24) / 255.0;
                ink += share;
                centre += share * (row + 0.5);
            }
            double slope = 60.0 / 150;
            assertThat(ink).isCloseTo(2 + slope, within(0.02));
            // A partly covered pixel counts at its middle, hence the tolerance.
            assertThat(centre / ink).isCloseTo(80 - slope * column, within(0.1));
        }
    }

    @Test
    void nothing_is_drawn_across_steps_that_are_no_number() {
        Timeline timeline = timeline(300, 150, Double.NaN);
        draw(timeline, new ViewRange(0, 300, 0, 1), Detail.EXACT);
        assertThat(opaque(149, 50)).isTrue();
        assertThat(opaque(150, 50)).isFalse();
        assertThat(opaque(151, 50)).isTrue();
    }

    @Test
    void lines_come_in_from_outside_the_picture() {
        Timeline timeline = timeline(100, -1, 0);
        draw(timeline, new ViewRange(10.3, 10.7, 0, 1), Detail.EXACT);
        assertThat(opaque(0, 50)).isTrue();
        assertThat(opaque(WIDTH - 1, 50)).isTrue();
    }

    @Test
    void the_smoothed_line_of_a_constant_is_that_constant_and_its_band_is_translucent() {
        draw(timeline(10_000, 5_000, 0.9), new ViewRange(0, 10_000, 0, 1), Detail.BAND);
        assertThat(opaque(20, 50)).isTrue();
        assertThat(opaque(280, 50)).isTrue();
        assertThat(opaque(150, 20)).isFalse();
        assertThat(raster.pixels()[20 * WIDTH + 150] >>> 24).isBetween(0x30, 0x70);
    }

    /** Gradient norms before and after a clipping that is off are equal: no line may rise alone. */
    @Test
    void equal_values_have_equal_lines_with_and_without_a_band_also_where_they_explode() {
        Timeline timeline = timeline(10_000, 5_000, 40);
        int[][] lines = new int[2][];
        for (Detail detail : List.of(Detail.BAND, Detail.SMOOTHED)) {
            Curve curve = new Curve(new ChartSeries("x", 0, LineStyle.SOLID, detail));
            curve.read(timeline, new ViewRange(0, 10_000, 0, 50), WIDTH);
            curve.trace(new ValueScale(0, 50, false, HEIGHT), 0.5, 1, Curve.Events.NONE);
            raster.clear();
            curve.drawFront(raster, RED, 2, 1);
            assertThat(opaque(150, 22)).isTrue();
            lines[detail == Detail.BAND ? 0 : 1] = raster.pixels().clone();
        }
        assertThat(lines[0]).isEqualTo(lines[1]);
    }

    @Test
    void a_dense_dashed_curve_is_hatched_everywhere_rather_than_broken_into_blocks() {
        Timeline timeline = new Timeline(List.of(new Series("x", 1)));
        for (int step = 0; step < 30_000; step++) {
            timeline.append(0, step % 2 == 0 ? 0.1 : 0.9);
            timeline.endStep();
        }
        Curve curve = new Curve(new ChartSeries("x", 0, LineStyle.DASHED, Detail.EXACT));
        curve.read(timeline, new ViewRange(0, 30_000, 0, 1), WIDTH);
        curve.trace(new ValueScale(0, 1, false, HEIGHT), 0, 1, Curve.Events.NONE);
        curve.drawFront(raster, RED, 2, 1);
        double drawn = LineStyle.DASHED.dashes().getFirst() / LineStyle.DASHED.period();
        for (int column = 0; column < WIDTH; column++) {
            int inked = 0;
            for (int row = 12; row < 88; row++) {
                inked += opaque(column, row) ? 1 : 0;
            }
            assertThat(inked / 76.0).isCloseTo(drawn, within(0.1));
        }
    }

    @Test
    void no_line_joins_two_evaluations_across_a_knob_change() {
        Timeline timeline = new Timeline(List.of(new Series("x", 100)));
        for (int step = 0; step < 300; step++) {
            if ((step + 1) % 100 == 0) {
                timeline.append(0, 0.5);
            }
            timeline.endStep();
        }
        Curve curve = new Curve(new ChartSeries("x", 0, LineStyle.SOLID, Detail.EXACT));
        curve.read(timeline, new ViewRange(0, 300, 0, 1), WIDTH);
        curve.trace(new ValueScale(0, 1, false, HEIGHT), 0, 1, new Curve.Events(List.of(130L), List.of()));
        curve.drawFront(raster, RED, 2, 1);
        assertThat(opaque(150, 50)).isFalse();
        assertThat(opaque(199, 50)).isTrue();
        assertThat(opaque(250, 50)).isTrue();
    }

    @Test
    void a_quotient_is_that_of_the_samples() {
        Timeline timeline = new Timeline(List.of(new Series("u", 1), new Series("w", 1)));
        for (int step = 0; step < 10; step++) {
            timeline.append(0, 0.001 * (step + 1));
            timeline.append(1, 2);
            timeline.endStep();
        }
        Curve curve = new Curve(ChartSeries.ratio("u", "w", 0, Detail.EXACT));
        curve.read(timeline, new ViewRange(0, 10, 0, 1), 10);
        assertThat(curve.buckets().max(4)).isCloseTo(0.0025f, within(1e-9f));
        assertThat(Objects.requireNonNull(curve.at(9)).value()).isCloseTo(0.005f, within(1e-9f));
    }

    /** A run goes on while its curves are read: all shall end at the same step. */
    @Test
    void steps_beyond_those_that_count_are_left_for_the_next_time() {
        Timeline timeline = new Timeline(List.of(new Series("x", 1)));
        for (int step = 0; step < 10; step++) {
            timeline.append(0, step);
            timeline.endStep();
        }
        Curve curve = new Curve(new ChartSeries("x", 0, LineStyle.SOLID, Detail.EXACT));
        ViewRange range = new ViewRange(0, 10, 0, 1);
        curve.read(timeline, 7, range, 10);
        assertThat(curve.steps()).isEqualTo(7);
        curve.read(timeline, 10, range, 10);
        assertThat(curve.steps()).isEqualTo(10);
        assertThat(curve.buckets().max(9)).isEqualTo(9);
    }

    /** New steps alone are read of a run that goes on; the curve must be that of one who sees it whole for the first time. */
    @ParameterizedTest
    @CsvSource({
        "false, 10.5, 50000", // many steps a column
        "false, 100.3, 160", // many columns a step
        "false, 30000, 50000", // nothing to see at first
        "true, 10.5, 50000"
    })
    void a_curve_that_grows_is_the_one_read_at_once(boolean difference, double from, double to) {
        Timeline reference = new Timeline(List.of(new Series("x", 1), new Series("w", 1)));
        for (int step = 0; step < 40_000; step++) {
            reference.append(0, 0.5);
            reference.append(1, 0.5);
            reference.endStep();
        }
        Timeline timeline = new Timeline(List.of(new Series("x", 1), new Series("w", 1), new Series("e", 7)));
        Metrics shown = difference ? new Difference(timeline, reference) : timeline;
        ChartSeries each = new ChartSeries("x", 0, LineStyle.SOLID, Detail.EXACT);
        ChartSeries rare = new ChartSeries("e", 0, LineStyle.SOLID, Detail.EXACT);
        ChartSeries ratio = ChartSeries.ratio("x", "w", 0, Detail.EXACT);
        List<ChartSeries> kinds = difference ? List.of(each, ratio) : List.of(each, rare, ratio);
        List<Curve> growing = kinds.stream().map(Curve::new).toList();
        ViewRange view = new ViewRange(from, to, 0, 1);
        Random random = new Random(1);
        while (timeline.steps() < 50_000) {
            grow(timeline, random);
            for (int i = 0; i < kinds.size(); i++) {
                Curve anew = new Curve(kinds.get(i));
                anew.read(shown, view, WIDTH);
                growing.get(i).read(shown, view, WIDTH);
                assertThat(columns(growing.get(i))).isEqualTo(columns(anew));
            }
        }
    }

    private static void grow(Timeline timeline, Random random) {
        for (int i = random.nextInt(timeline.steps() < 200 ? 3 : 3_000); i >= 0; i--) {
            timeline.append(0, random.nextInt(500) == 0 ? Double.NaN : random.nextGaussian());
            timeline.append(1, 1 + random.nextDouble());
            if (timeline.steps() % 7 == 6) {
                timeline.append(2, random.nextGaussian());
            }
            timeline.endStep();
        }
    }

    private static List<List<Number>> columns(Curve curve) {
        Buckets read = curve.buckets();
        return IntStream.range(0, read.size())
                .mapToObj(i -> read.finite(i)
                        ? List.<Number>of(read.flags(i), read.min(i), read.max(i), read.last(i), read.middle(i))
                        : List.<Number>of(read.flags(i)))
                .toList();
    }

    @Test
    void blending_follows_the_over_operator() {
        raster.span(0, 10, 20, 0x80ff0000);
        raster.span(0, 10, 20, 0x800000ff);
        int pixel = raster.pixels()[15 * WIDTH];
        // over: alpha = .5 + .5·.5, blue = .5, red = .5·.5, each within a rounding of 1/255
        assertThat(pixel >>> 24).isBetween(190, 193);
        assertThat(pixel & 255).isBetween(126, 129);
        assertThat(pixel >> 16 & 255).isBetween(62, 65);
        raster.span(1, 10.25, 10.75, RED);
        assertThat(raster.pixels()[10 * WIDTH + 1] >>> 24).isBetween(127, 128);
    }

    private static Timeline timeline(int steps, int special, double value) {
        Timeline timeline = new Timeline(List.of(new Series("x", 1)));
        for (int step = 0; step < steps; step++) {
            timeline.append(0, step == special ? value : 0.5);
            timeline.endStep();
        }
        return timeline;
    }

    private void draw(Timeline timeline, ViewRange view, Detail detail) {
        Curve curve = new Curve(new ChartSeries("x", 0, LineStyle.SOLID, detail));
        curve.read(timeline, view, WIDTH);
        curve.trace(new ValueScale(view.low(), view.high(), false, HEIGHT), 0.5, 1, Curve.Events.NONE);
        curve.drawBack(raster, RED, 2);
        curve.drawFront(raster, RED, 2, 1);
    }

    private boolean opaque(int column, int row) {
        return raster.pixels()[row * WIDTH + column] == RED;
    }
}
