package nablascope.ui.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nablascope.experiment.Knobs;
import nablascope.experiment.OptimizerSpec;
import org.junit.jupiter.api.Test;

final class DragTest {
    private long now;
    private final Drag drag = new Drag(() -> now);

    private Knobs tap(Object knob, double lr) {
        Knobs after = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, lr));
        drag.tap(knob, () -> drag.moved(after));
        return after;
    }

    private void wait(int milliseconds) {
        now += Duration.ofMillis(milliseconds).toNanos();
    }

    @Test
    void arrow_keys_soon_after_one_another_are_one_movement() {
        Knobs first = tap("lr", 1);
        wait(500);
        Knobs second = tap("lr", 2);
        assertThat(drag.of(first)).isEqualTo(drag.of(second)).isPositive();
    }

    @Test
    void a_pause_or_another_knob_or_the_mouse_begins_another() {
        int first = drag.of(tap("lr", 1));
        wait(5000);
        int second = drag.of(tap("lr", 2));
        int third = drag.of(tap("c", 3));
        drag.begin();
        drag.end();
        int fourth = drag.of(tap("c", 4));
        assertThat(new int[] {first, second, third, fourth}).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_change_made_otherwise_belongs_to_no_movement_and_ends_it() {
        Knobs first = tap("lr", 1);
        int number = drag.of(first);
        Knobs typed = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 7));
        drag.moved(typed);
        assertThat(drag.of(typed)).isZero();
        assertThat(drag.of(tap("lr", 2))).isGreaterThan(number);
    }

    @Test
    void the_last_change_of_a_drag_may_arrive_after_its_end() {
        drag.begin();
        Knobs moved = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 1));
        drag.moved(moved);
        drag.end();
        assertThat(drag.of(moved)).isEqualTo(1);
    }
}
