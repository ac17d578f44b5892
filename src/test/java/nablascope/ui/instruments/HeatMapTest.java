package nablascope.ui.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import nablascope.timeline.Timeline;
import nablascope.timeline.Timeline.Series;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Colours;
import nablascope.ui.charts.PixelView;
import nablascope.ui.charts.Viewport;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
final class HeatMapTest {
    private static final ChartTheme THEME = ChartTheme.light("System");
    private static final ColourMap COLOURS = new ColourMap();

    private final Timeline timeline = new Timeline(
            List.of(new Series("grad_norm/layers.0.weight", 1), new Series("grad_norm/layers.2.weight", 1)));
    private final Viewport viewport = new Viewport();
    private HeatMap map = new HeatMap(
            viewport, FXCollections.observableArrayList(), new SimpleStringProperty("step"), MapRow::layers);

    private void record(double first, double last) {
        timeline.append(0, first);
        timeline.append(1, last);
        timeline.endStep();
    }

    private void show() {
        FxThread.call(() -> {
            map.dress(THEME);
            map.follow(timeline);
            new Scene(map, 672, 242);
            refresh();
        });
    }

    private void refresh() {
        map.applyCss();
        map.layout();
        for (int i = 0; i < 50; i++) { // a slow machine reads a long run over several frames
            map.refresh();
        }
    }

    /** Colours in a step's column of a row, counted from the bottom. */
    private Set<Integer> colours(int row, long step) {
        PixelView picture = map.picture();
        double perStep =
                picture.width() / (viewport.range().toStep() - viewport.range().fromStep());
        int from = (int) Math.ceil((step - viewport.range().fromStep()) * perStep);
        int to =
                (int) Math.max(from + 1, Math.floor((step + 1 - viewport.range().fromStep()) * perStep));
        int height = picture.height() / 2;
        int top = row == 0 ? height + 2 : 0;
        Set<Integer> colours = new HashSet<>();
        for (int y = top; y < top + height - 3; y++) {
            for (int x = from; x < to; x++) {
                colours.add(picture.pixels()[y * picture.width() + x]);
            }
        }
        return colours;
    }

    private int[] line(int y) {
        PixelView picture = map.picture();
        return Arrays.copyOfRange(picture.pixels(), y * picture.width(), (y + 1) * picture.width());
    }

    @Test
    void a_norm_has_the_colour_of_its_decade_the_first_layer_at_the_bottom() {
        for (int step = 0; step < 50; step++) {
            record(1e-4, 1);
        }
        show();
        assertThat(map.decades().low()).isEqualTo(-4);
        assertThat(map.decades().high()).isEqualTo(1);
        assertThat(colours(0, 20)).containsExactly(COLOURS.at(0));
        assertThat(colours(1, 20)).containsExactly(COLOURS.at(0.8));
        assertThat(colours(1, 60)).as("steps to come").containsExactly(0);
    }

    @Test
    void no_number_and_zero_look_like_no_norm_at_all() {
        for (int step = 0; step < 30; step++) {
            record(step % 2 == 0 ? 1e-3 : 1e3, 0);
        }
        for (int step = 30; step < 40; step++) {
            record(Double.NaN, Double.POSITIVE_INFINITY);
        }
        show();
        Set<Integer> mapColours = new HashSet<>();
        for (int i = 0; i < ColourMap.SIZE; i++) {
            mapColours.add(COLOURS.at(i / 255.0));
        }
        Set<Integer> broken = colours(0, 35);
        assertThat(broken).contains(Colours.argb(THEME.warning())).hasSize(2).doesNotContainAnyElementsOf(mapColours);
        assertThat(colours(1, 35)).isEqualTo(broken);
        assertThat(line(map.picture().height() - 10))
                .as("stripes are oblique")
                .isNotEqualTo(line(map.picture().height() - 9));
        Set<Integer> dead = colours(1, 10);
        assertThat(dead).hasSize(2).doesNotContainAnyElementsOf(mapColours).doesNotContain(0);
        assertThat(dead).isNotEqualTo(broken);
    }

    @Test
    void an_explosion_of_one_step_is_seen_among_a_million() {
        for (int step = 0; step < 1_000_000; step++) {
            record(step == 777_777 ? 1e6 : 1, 1);
        }
        show();
        int x = (int) (777_777L * map.picture().width() / 1_000_000);
        int bottom = map.picture().height() - 10;
        int colour = map.picture().pixels()[bottom * map.picture().width() + x];
        assertThat(colour).isEqualTo(COLOURS.at(map.decades().share(6)));
        assertThat(colour)
                .isNotEqualTo(map.picture().pixels()[bottom * map.picture().width() + x - 3]);
    }

    @Test
    void new_steps_appear_and_the_old_ones_stay() {
        for (int step = 0; step < 60; step++) {
            record(10, 10);
        }
        show();
        assertThat(colours(0, 59)).containsExactly(colours(0, 3).iterator().next());
        assertThat(colours(0, 61)).containsExactly(0);
        for (int step = 60; step < 80; step++) {
            record(10, 10);
        }
        FxThread.call(this::refresh);
        assertThat(colours(0, 79)).isEqualTo(colours(0, 3)).doesNotContain(0);
    }

    @Test
    void pointing_tells_tensor_step_and_exact_value() {
        record(0.25, 3);
        record(0.125, Double.NaN);
        show();
        assertThat(map.exactValueText(0, 1).lines()).containsExactly("layers.0.weight", "step 1", "‖∇‖ = 0.125");
        assertThat(map.exactValueText(1, 1)).endsWith("NaN");
    }

    @Test
    void rare_giants_do_not_blacken_the_rest() {
        int[] counts = new int[40];
        counts[10] = 5_000;
        counts[11] = 4_990;
        counts[35] = 10;
        assertThat(Decades.of(counts, -10)).isEqualTo(new Decades(0, 6, false, true));
        counts[35] = 5_000;
        assertThat(Decades.of(counts, -10)).isEqualTo(new Decades(0, 26, false, false));
        assertThat(Decades.of(new int[40], -10)).isEqualTo(Decades.NONE);
    }
}
