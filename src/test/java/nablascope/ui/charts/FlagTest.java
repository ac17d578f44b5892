package nablascope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlagTest {
    private static final ViewRange RANGE = new ViewRange(0, 1000, 0, 1);

    private static ChartMarker change(int number, long step) {
        return new ChartMarker(number, step, "η");
    }

    private static List<String> labels(ChartMarker... markers) {
        return Flag.arrange(List.of(markers), RANGE, 1000, 12).stream()
                .map(Flag::label)
                .toList();
    }

    @Test
    void changes_far_apart_have_a_flag_each_those_too_close_share_one() {
        assertThat(labels(change(1, 100), change(2, 200))).containsExactly("1", "2");
        assertThat(labels(change(1, 100), change(2, 105), change(3, 110), change(4, 300)))
                .containsExactly("1 +2", "4");
        assertThat(labels(change(1, 2000))).isEmpty();
    }

    @Test
    void an_explosion_keeps_its_own_flag() {
        assertThat(labels(change(1, 100), change(0, 103), change(2, 106))).containsExactly("1", "!", "2");
    }

    @Test
    void flags_at_the_end_stay_over_the_data_area_side_by_side() {
        List<Flag> flags =
                Flag.arrange(List.of(change(1, 995), change(0, 996), change(0, 997), change(2, 999)), RANGE, 1000, 12);
        assertThat(flags).hasSize(4);
        assertThat(flags.getLast().left() + flags.getLast().width()).isLessThanOrEqualTo(1012);
        for (int i = 1; i < flags.size(); i++) {
            Flag before = flags.get(i - 1);
            assertThat(flags.get(i).left()).isGreaterThanOrEqualTo(before.left() + before.width());
        }
    }

    @Test
    void flags_do_not_overlap() {
        ChartMarker[] many = new ChartMarker[300];
        for (int i = 0; i < many.length; i++) {
            many[i] = change(i + 1, 3L * i);
        }
        List<Flag> flags = Flag.arrange(List.of(many), RANGE, 1000, 12);
        for (int i = 1; i < flags.size(); i++) {
            Flag before = flags.get(i - 1);
            assertThat(flags.get(i).left()).isGreaterThanOrEqualTo(before.left() + before.width());
        }
        assertThat(flags.stream().mapToInt(flag -> flag.markers().size()).sum()).isEqualTo(300);
    }
}
