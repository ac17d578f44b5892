package nablascope.ui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import nablascope.experiment.EarlyStopping;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.TrainingSpec;
import nablascope.session.Excursion;
import nablascope.session.SessionEvent;
import nablascope.train.Divergence;
import nablascope.train.Divergence.Phase;
import nablascope.train.EarlyStop;
import nablascope.ui.run.Preset;
import nablascope.ui.text.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StoryModelTest {
    private final Texts texts = new Texts(Locale.ENGLISH);
    private final StoryModel story = new StoryModel(texts, _ -> 0);
    /** Six hidden layers of linear, activation, dropout. */
    private final Experiment explode = Preset.BUILT_IN.get(1).experiment();

    @BeforeEach
    void follow() {
        story.follow(explode);
    }

    private String sentence(SessionEvent event) {
        story.accept(event);
        return story.sentence(story.entries().getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FORWARD | layers.3 | in the output of layers.3 (linear layer 2 of 7).",
                "LOSS | loss | is the loss itself: ∞.",
                "BACKWARD | layers.4 | in the gradient with respect to the output of layers.4 (activation 2 of 6).",
                "BACKWARD | layers.0.weight | in the gradient with respect to layers.0.weight (linear layer 1 of 7).",
                "PENALTY | penalty | is the penalty itself: ∞.",
                "PENALTY | layers.0.weight | in the gradient of the penalty with respect to layers.0.weight (linear layer 1 of 7).",
                "UPDATE | layers.18.bias | in layers.18.bias (linear layer 7 of 7) after the update."
            })
    void a_divergence_is_one_sentence(Phase phase, String tensor, String end) {
        assertThat(sentence(new SessionEvent.Diverged(
                        new Divergence(3, phase, tensor, Float.POSITIVE_INFINITY),
                        new SessionEvent.Circumstances(0, explode.knobs(), 0, explode.knobs()))))
                .startsWith("Training blew up. The first non-finite value is ")
                .endsWith(end);
    }

    @Test
    void an_explosion_names_the_change_before_it_as_it_was_then() {
        Knobs calm = explode.knobs();
        SessionEvent.Diverged bang = new SessionEvent.Diverged(
                new Divergence(107, Phase.LOSS, "loss", Float.NaN),
                new SessionEvent.Circumstances(0, rate(calm, 10), 100, calm));
        story.accept(new SessionEvent.KnobsChanged(1, 40, calm, calm.withDropout(0.5)));
        story.accept(new SessionEvent.KnobsChanged(2, 106, calm, rate(calm, 10)));
        assertThat(sentence(bang)).startsWith("One step after η 0.1 → 10: Training blew up.");
        story.accept(new SessionEvent.Rewound(90, calm, 0, 0, 108));
        assertThat(story.entries()).extracting(StoryEntry::step).doesNotContain(106L);
        assertThat(story.entries().stream().filter(StoryEntry::trouble).map(story::sentence))
                .singleElement()
                .asString()
                .startsWith("One step after η 0.1 → 10: ");
        texts.language().set(Locale.SIMPLIFIED_CHINESE);
        assertThat(story.sentence(new StoryEntry(0, 107, bang))).startsWith("η 0.1 → 10 之后过了 1 步：");
    }

    @Test
    void what_was_discarded_stays_told_on_every_branch_until_it_is_back() {
        story.accept(new SessionEvent.KnobsChanged(1, 50, explode.knobs(), explode.knobs()));
        assertThat(sentence(new SessionEvent.Discarded(2, 60)))
                .isEqualTo("Discarded: branch 2. What was kept of it is in the trash.");
        story.accept(new SessionEvent.Rewound(40, explode.knobs(), 1, 0, 80));
        assertThat(story.entries()).extracting(StoryEntry::step).containsExactly(60L, 40L);
        story.accept(new SessionEvent.Rewound(70, explode.knobs(), SessionEvent.Rewound.NONE, 1, 70));
        assertThat(story.entries()).extracting(StoryEntry::step).containsExactly(60L, 50L);
        story.accept(new SessionEvent.Restored(2));
        assertThat(story.entries()).extracting(StoryEntry::step).containsExactly(50L);
    }

    @Test
    void an_early_stop_says_why_and_which_weights_are_back() {
        TrainingSpec training = explode.training().withEarlyStopping(new EarlyStopping(3, 0, true));
        Experiment stopping = new Experiment(
                explode.about(),
                explode.seed(),
                explode.data(),
                explode.model(),
                explode.initialWeights(),
                explode.loss(),
                explode.knobs(),
                training,
                explode.schedule(),
                50);
        story.follow(stopping);

        assertThat(sentence(new SessionEvent.Finished(400, new EarlyStop(400, 250, 0.1))))
                .isEqualTo("Stopped early at step 400: no improvement for 3 evaluations."
                        + " The weights of step 250 are back.");
        assertThat(sentence(new SessionEvent.Finished(400))).isEqualTo("Finished after 400 steps.");
    }

    @Test
    void dropout_starts_from_the_network_s_own() {
        Knobs dropping = explode.knobs().withDropout(0.2);
        story.follow(explode.withKnobs(dropping).withModelDropout());
        Knobs before = explode.knobs();

        assertThat(sentence(new SessionEvent.KnobsChanged(1, 5, before, before.withDropout(0.5))))
                .isEqualTo("p 0.2 → 0.5");
        assertThat(sentence(new SessionEvent.KnobsChanged(2, 6, before.withDropout(0.5), before.withDropout(0))))
                .isEqualTo("p 0.5 → off");
    }

    private SessionEvent.Alarmed alarm(int branch, long step, Knobs with, long since) {
        return new SessionEvent.Alarmed(
                new Excursion(step, Excursion.Quantity.LOSS, 5000, 2, "layers.0"),
                new SessionEvent.Circumstances(branch, with, since, explode.knobs()));
    }

    private static Knobs rate(Knobs knobs, double lr) {
        return knobs.withOptimizer(knobs.optimizer().withLr(lr));
    }

    @Test
    void an_explosion_stays_in_sight_when_the_run_goes_back_and_says_whose_it_was() {
        Knobs calm = explode.knobs();
        story.accept(new SessionEvent.Restarted(calm));
        story.accept(new SessionEvent.KnobsChanged(1, 100, calm, rate(calm, 10)));
        SessionEvent.Alarmed bang = alarm(0, 104, rate(calm, 10), 100);
        story.accept(bang);
        StoryEntry red = story.entries().getFirst();
        assertThat(story.place(red)).isEqualTo("step 104 · forward pass");
        assertThat(story.advice(red)).startsWith("Training paused.");

        story.accept(new SessionEvent.Rewound(84, calm, 0, 0, 105));
        assertThat(story.entries()).extracting(StoryEntry::event).contains(bang);
        assertThat(story.undone(red)).isTrue();
        assertThat(story.place(red)).isEqualTo("step 104 · forward pass · run");
        assertThat(story.advice(red)).isEmpty();

        story.accept(new SessionEvent.Rewound(105, rate(calm, 10), SessionEvent.Rewound.NONE, 0, 105));
        assertThat(story.entries().getFirst().event()).isEqualTo(bang);
        assertThat(story.undone(red)).isFalse();
    }

    @Test
    void one_step_back_after_the_other_is_told_once() {
        story.accept(new SessionEvent.Restarted(explode.knobs()));
        story.accept(new SessionEvent.Rewound(99, explode.knobs(), 0, 0, 100));
        story.accept(new SessionEvent.Rewound(98, explode.knobs(), SessionEvent.Rewound.NONE, 0, 100));
        assertThat(story.entries()).extracting(StoryEntry::step).containsExactly(98L);
    }

    @Test
    void a_remedy_that_did_not_help_is_told_so_and_one_repetition_is_not() {
        Knobs calm = explode.knobs();
        story.accept(new SessionEvent.Restarted(calm));
        story.accept(new SessionEvent.KnobsChanged(1, 100, calm, rate(calm, 10)));
        story.accept(alarm(0, 104, rate(calm, 10), 100));
        story.accept(new SessionEvent.Rewound(102, rate(calm, 10), 0, 0, 105));
        story.accept(alarm(0, 104, rate(calm, 10), 100));
        assertThat(story.entries().stream().filter(StoryEntry::trouble)).hasSize(1);
        assertThat(story.advice(story.entries().getFirst())).doesNotContain("did not help");

        story.accept(new SessionEvent.Rewound(100, calm, 0, 0, 105));
        story.accept(new SessionEvent.KnobsChanged(1, 100, calm, rate(calm, 5)));
        story.accept(alarm(1, 107, rate(calm, 5), 100));
        assertThat(story.advice(story.entries().getFirst()))
                .startsWith(
                        "This did not help: η 10 → 5. Without it training exploded at step 104 (run), with it at step 107.");

        StoryEntry failed = story.entries().getFirst();
        story.accept(new SessionEvent.Rewound(100, calm, 1, 0, 105));
        story.accept(new SessionEvent.Rewound(108, rate(calm, 5), SessionEvent.Rewound.NONE, 1, 108));
        assertThat(story.advice(failed)).startsWith("This did not help: η 10 → 5.");
    }

    /** Somebody who does the same earlier has not tried to avoid it. */
    @Test
    void the_same_knobs_again_are_no_attempt_to_help() {
        Knobs calm = explode.knobs();
        story.accept(new SessionEvent.Restarted(calm));
        story.accept(new SessionEvent.KnobsChanged(1, 100, calm, rate(calm, 10)));
        story.accept(alarm(0, 104, rate(calm, 10), 100));
        story.accept(new SessionEvent.Rewound(70, calm, 0, 0, 105));
        story.accept(new SessionEvent.KnobsChanged(1, 70, calm, rate(calm, 10)));
        story.accept(alarm(1, 73, rate(calm, 10), 70));
        assertThat(story.advice(story.entries().getFirst()))
                .startsWith("With the same knobs training exploded at step 104 (run), too.");
    }

    @Test
    void a_layer_that_passes_no_gradient_is_named() {
        assertThat(sentence(new SessionEvent.Stalled(
                        0, "layers.4", alarm(0, 0, explode.knobs(), 0).circumstances())))
                .contains("since step 0")
                .contains("through layers.4 (activation 2 of 6)");
    }

    /** Half of a rate that explodes kills the units instead. */
    @Test
    void what_did_not_help_is_told_of_what_came_without_and_with_it() {
        Knobs calm = explode.knobs();
        story.accept(new SessionEvent.Restarted(calm));
        story.accept(new SessionEvent.KnobsChanged(1, 100, calm, rate(calm, 10)));
        story.accept(alarm(0, 104, rate(calm, 10), 100));
        story.accept(new SessionEvent.Rewound(100, calm, 0, 0, 105));
        story.accept(new SessionEvent.KnobsChanged(1, 100, calm, rate(calm, 5)));
        story.accept(stalled(1, 130, rate(calm, 5)));
        StoryEntry red = story.entries().getFirst();
        assertThat(story.place(red)).isEqualTo("step 130");
        assertThat(story.sentence(red)).startsWith("30 steps after η 0.1 → 5: Learning stands still: since step 130 ");
        assertThat(story.advice(red))
                .startsWith("This did not help: η 10 → 5. Without it training exploded at step 104 (run),"
                        + " with it learning stood still from step 130 on.");

        story.accept(new SessionEvent.Rewound(100, calm, 1, 1, 180));
        assertThat(story.advice(red)).as("the way on stays").contains("stood still");
        story.accept(new SessionEvent.KnobsChanged(1, 100, calm, rate(calm, 2)));
        story.accept(stalled(2, 190, rate(calm, 2)));
        assertThat(story.advice(story.entries().getFirst()))
                .startsWith("This did not help: η 5 → 2. Without it learning stood still from step 130 on (branch 1),"
                        + " with it from step 190 on.");
    }

    private SessionEvent.Stalled stalled(int branch, long step, Knobs with) {
        return new SessionEvent.Stalled(
                step, "layers.4", new SessionEvent.Circumstances(branch, with, 100, explode.knobs()));
    }

    @Test
    void one_step_is_one_step() {
        assertThat(sentence(new SessionEvent.Finished(1))).isEqualTo("Finished after 1 step.");
        assertThat(sentence(new SessionEvent.Finished(0))).isEqualTo("Finished after 0 steps.");
        assertThat(sentence(new SessionEvent.Finished(12000))).isEqualTo("Finished after 12,000 steps.");
    }
}
