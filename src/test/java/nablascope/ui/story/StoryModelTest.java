package nablascope.ui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import nablascope.experiment.EarlyStopping;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.TrainingSpec;
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
                "UPDATE | layers.18.bias | in layers.18.bias (linear layer 7 of 7) after the update."
            })
    void a_divergence_is_one_sentence(Phase phase, String tensor, String end) {
        assertThat(sentence(new SessionEvent.Diverged(new Divergence(3, phase, tensor, Float.POSITIVE_INFINITY))))
                .startsWith("Training blew up. The first non-finite value is ")
                .endsWith(end);
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
}
