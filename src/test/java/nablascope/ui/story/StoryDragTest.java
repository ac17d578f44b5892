package nablascope.ui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import nablascope.experiment.Knobs;
import nablascope.experiment.OptimizerSpec;
import nablascope.session.SessionEvent;
import nablascope.train.Divergence;
import nablascope.ui.run.Preset;
import nablascope.ui.text.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StoryDragTest {
    private int drag;
    private final StoryModel story = new StoryModel(new Texts(Locale.ENGLISH), _ -> drag);
    private int changes;
    private Knobs knobs = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));

    @BeforeEach
    void begin() {
        story.accept(new SessionEvent.Restarted(knobs));
    }

    private void change(long step, Knobs next) {
        story.accept(new SessionEvent.KnobsChanged(++changes, step, knobs, next));
        knobs = next;
    }

    private Knobs rate(double lr) {
        return knobs.withOptimizer(knobs.optimizer().withLr(lr));
    }

    @Test
    void one_drag_is_one_entry_at_its_first_step() {
        drag = 1;
        change(10, rate(0.3));
        change(11, rate(1));
        change(14, rate(10));

        assertThat(story.entries()).hasSize(1);
        StoryEntry entry = story.entries().getFirst();
        assertThat(entry.step()).isEqualTo(10);
        assertThat(story.sentence(entry)).isEqualTo("η 0.1 → 10");
    }

    @Test
    void an_explosion_within_a_long_drag_is_counted_from_its_last_turn() {
        drag = 1;
        change(10, rate(0.3));
        change(900, rate(10));
        SessionEvent.Diverged bang = new SessionEvent.Diverged(
                new Divergence(903, Divergence.Phase.LOSS, "loss", Float.NaN),
                new SessionEvent.Circumstances(0, rate(10), 900, knobs));
        story.accept(bang);

        assertThat(story.sentence(story.entries().getFirst())).startsWith("3 steps after η 0.1 → 10: ");

        drag = 2;
        change(2000, rate(9));
        story.accept(new SessionEvent.Diverged(
                new Divergence(2501, Divergence.Phase.LOSS, "loss", Float.NaN), bang.circumstances()));
        assertThat(story.sentence(story.entries().getFirst())).startsWith("Training blew up.");
    }

    @Test
    void numbers_stay_consecutive_after_a_drag() {
        drag = 1;
        change(10, rate(0.3));
        change(11, rate(1));
        drag = 2;
        change(20, rate(3));
        drag = 0;
        change(30, rate(1));
        change(31, rate(0.1));

        assertThat(story.entries()).extracting(StoryEntry::number).containsExactly(4, 3, 2, 1);
    }

    @Test
    void another_knob_within_a_drag_has_its_own_entry() {
        drag = 1;
        change(10, rate(0.3));
        change(11, knobs.withDropout(0.5));

        assertThat(story.entries()).hasSize(2);
    }

    @Test
    void a_drag_that_turns_back_is_told_as_far_as_it_went_where_steps_were_trained_there() {
        drag = 1;
        change(10, rate(0.3));
        change(11, rate(5));
        change(15, rate(1));
        change(16, rate(0.1));

        assertThat(story.entries()).extracting(story::sentence).containsExactly("η 5 → 0.1", "η 0.1 → 5");
        assertThat(story.entries()).extracting(StoryEntry::step).containsExactly(15L, 10L);
    }

    @Test
    void the_network_s_own_dropout_is_where_a_drag_begins() {
        story.follow(Preset.BUILT_IN.stream()
                .map(Preset::experiment)
                .filter(each -> each.model().firstDropout().orElse(0) == 0.3)
                .findFirst()
                .orElseThrow());
        drag = 1;
        change(10, knobs.withDropout(0.2));
        change(11, knobs.withDropout(0.1));
        change(12, knobs.withDropout(0.5));

        assertThat(story.entries()).extracting(story::sentence).containsExactly("p 0.1 → 0.5", "p 0.3 → 0.1");
    }

    @Test
    void a_drag_back_before_the_next_step_leaves_nothing() {
        drag = 1;
        change(10, rate(0.3));
        change(10, rate(0.1));

        assertThat(story.entries()).isEmpty();
    }
}
