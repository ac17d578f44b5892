package nablascope.experiment;

import java.util.OptionalDouble;

/**
 * Everything that may change between two steps of a running experiment. Immutable: a moved slider makes a new one, the
 * engine reads it once at the top of a step.
 *
 * @param dropout drop probability of every dropout layer; empty: each layer keeps the one in its own specification
 */
public record Knobs(OptimizerSpec optimizer, RegularizationSpec regularization, ClipSpec clip, OptionalDouble dropout) {

    public Knobs {
        dropout.ifPresent(p -> Check.within("model.dropout", p, 0, 1));
    }

    /** No penalty, no clipping, the model's own dropout. */
    public static Knobs of(OptimizerSpec optimizer) {
        return new Knobs(optimizer, RegularizationSpec.NONE, ClipSpec.NONE, OptionalDouble.empty());
    }

    public Knobs withOptimizer(OptimizerSpec newOptimizer) {
        return new Knobs(newOptimizer, regularization, clip, dropout);
    }

    public Knobs withRegularization(RegularizationSpec newRegularization) {
        return new Knobs(optimizer, newRegularization, clip, dropout);
    }

    public Knobs withClip(ClipSpec newClip) {
        return new Knobs(optimizer, regularization, newClip, dropout);
    }

    public Knobs withDropout(double p) {
        return new Knobs(optimizer, regularization, clip, OptionalDouble.of(p));
    }
}
