package nablascope.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nablascope.timeline.Timeline;
import org.junit.jupiter.api.Test;

class BucketWidthTest {
    @Test
    void rows_follow_each_other_from_step_0_to_a_hundred_billion() {
        long from = 0;
        for (long to = 0; to < 100_000_000_000L; from = to) {
            long width = BucketWidth.at(from);
            to = from + width;
            if (width > from / 1024 + 1 || from % width != 0 || BucketWidth.at(to - 1) != width) {
                assertThat(from).as("a row of %s steps begins here", width).isNegative();
            }
        }
        assertThat(BucketWidth.at(from)).isEqualTo(1 << 17);
    }

    /** However far a run gets, the timeline still has all of a row when it has become whole, and for a while after. */
    @Test
    void a_timeline_keeps_the_widest_row_and_the_next_100_000_steps() {
        Timeline timeline = new Timeline(List.of(new Timeline.Series("loss", 1)));
        long row = 8 * BucketWidth.MOST;
        while (timeline.steps() < row + BucketWidth.MOST + 100_000) {
            timeline.append(0, 1);
            timeline.endStep();
        }
        assertThat(timeline.exactFrom(row)).isTrue();
    }
}
