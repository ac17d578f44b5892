package nablascope.ui.race;

import nablascope.experiment.ClipMode;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;

/** What sets an entrant apart from the present settings: one knob's value, or the update rule. */
sealed interface Change {
    /** The same settings but for this. */
    Knobs applyTo(Knobs knobs);

    /** In symbols, the same in every language: {@code η = 0.3}. */
    String symbols(Texts texts);

    /**
     * Another value of a knob. λ and p are off at 0, c at positive infinity; λ stands for the penalty that is on, c for
     * the clipping that is on.
     */
    record Amount(KnobSpec knob, double value) implements Change {
        /** What a knob stands at. */
        static Amount present(KnobSpec knob, Experiment experiment) {
            Knobs knobs = experiment.knobs();
            return new Amount(
                    knob,
                    switch (knob) {
                        case LEARNING_RATE -> knobs.optimizer().lr();
                        case LAMBDA -> penalty(knobs).lambda(knobs.regularization());
                        case DROPOUT ->
                            knobs.dropout()
                                    .orElse(experiment.model().firstDropout().orElse(0));
                        case CLIP -> clipping(knobs).threshold(knobs.clip());
                    });
        }

        private static PenaltyForm penalty(Knobs knobs) {
            return PenaltyForm.of(knobs.regularization(), PenaltyForm.L2_HALF);
        }

        private static ClipMode clipping(Knobs knobs) {
            return ClipMode.of(knobs.clip(), ClipMode.NORM);
        }

        boolean off() {
            return knob == KnobSpec.CLIP ? value == ClipMode.OFF : value == 0 && knob != KnobSpec.LEARNING_RATE;
        }

        /** A change worth a look: on what is off, off what is on, three times the learning rate. */
        Amount proposal() {
            if (knob == KnobSpec.LEARNING_RATE) {
                return new Amount(knob, Double.parseDouble(Numbers.compact(3 * value)));
            }
            double off = knob == KnobSpec.CLIP ? ClipMode.OFF : 0;
            return new Amount(knob, off() ? knob.defaultValue() : off);
        }

        @Override
        public Knobs applyTo(Knobs knobs) {
            return switch (knob) {
                case LEARNING_RATE -> knobs.withOptimizer(knobs.optimizer().withLr(value));
                case LAMBDA -> knobs.withRegularization(penalty(knobs).with(knobs.regularization(), value));
                case DROPOUT -> knobs.withDropout(value);
                case CLIP -> knobs.withClip(clipping(knobs).with(knobs.clip(), value));
            };
        }

        @Override
        public String symbols(Texts texts) {
            return knob.symbol() + " = " + Numbers.compact(value);
        }
    }

    /** Another update rule at the same η. */
    record Rule(OptimizerSpec.Type type) implements Change {
        /** One that is not in force. */
        static Rule proposal(Experiment experiment) {
            return new Rule(
                    experiment.knobs().optimizer().type() == OptimizerSpec.Type.ADAM
                            ? OptimizerSpec.Type.SGD
                            : OptimizerSpec.Type.ADAM);
        }

        @Override
        public Knobs applyTo(Knobs knobs) {
            return knobs.withOptimizer(knobs.optimizer().withType(type));
        }

        @Override
        public String symbols(Texts texts) {
            return texts.name(type);
        }
    }
}
