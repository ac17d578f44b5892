package nablascope.train;

import java.util.List;
import nablascope.experiment.Knobs;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;
import nablascope.math.SharedRange;
import nablascope.nn.Parameter;
import nablascope.optim.AdaptiveDecay;
import nablascope.optim.Optimizer;
import nablascope.optim.Penalty;
import nablascope.optim.ProximalL1;

/**
 * All that regularization does to a step: looking ahead along the data gradient, then the adaptive decay, then the
 * weight penalties, and after the update the proximal step. Engine thread.
 */
final class Regularizer {
    private final GradientNormPenalty lookAhead;
    private final AdaptiveDecay adaptiveDecay;
    private final Penalty penalty;
    private final ProximalL1 proximal;
    private RegularizationSpec known = RegularizationSpec.NONE;
    private double knownLambda;
    private double lambda;
    private double scale = 1;

    /**
     * @param dataGradient computes the batch's data gradient anew at other weights
     * @param range between whom large tensors are shared
     */
    Regularizer(List<Parameter> parameters, GradientNormPenalty.DataGradient dataGradient, SharedRange range) {
        this.lookAhead = new GradientNormPenalty(parameters, dataGradient);
        this.penalty = new Penalty(parameters, range);
        this.adaptiveDecay = new AdaptiveDecay(penalty);
        this.proximal = new ProximalL1(parameters, penalty);
    }

    /**
     * Turns the data gradient in the parameters into that of the whole objective.
     *
     * @return the penalties' value at the present weights
     */
    double addGradient(Knobs knobs, long step) {
        RegularizationSpec spec = knobs.regularization();
        scale = spec.schedule().factor(step);
        double value = lookAhead.apply(
                spec, scale * spec.gradientNorm(), knobs.optimizer().sam());
        value += adaptiveDecay.addGradient(spec, scale * spec.adaptiveDecay());
        value += proximal.value(spec, scale * spec.l1());
        value += penalty.addGradient(spec, scale);
        lambda = adaptiveDecay.lambda() > 0 ? adaptiveDecay.lambda() : scale * unscaledLambda(spec);
        return value;
    }

    /** Σg² of each parameter's gradient of the whole objective, after {@link #addGradient}; not to be modified. */
    double[] gradientSquares() {
        return penalty.gradientSquares();
    }

    /** λ of the first penalty that is on; looked for when the knobs change. */
    @SuppressWarnings("ReferenceEquality") // another object only costs another look
    private double unscaledLambda(RegularizationSpec spec) {
        if (spec != known) {
            known = spec;
            knownLambda = PenaltyForm.of(spec, PenaltyForm.L2).lambda(spec);
        }
        return knownLambda;
    }

    /** Whether the gradient of the data loss alone is not finite; gradients and weights stay as they are. */
    boolean dataGradientBroken() {
        return lookAhead.dataGradientBroken();
    }

    /** λ in force in the last step: λₜ of the adaptive decay, else of the first penalty that is on. */
    double lambda() {
        return lambda;
    }

    void beforeUpdate(RegularizationSpec spec) {
        proximal.beforeUpdate(spec);
    }

    /** @param lr the learning rate of the update */
    void afterUpdate(RegularizationSpec spec, double lr, Optimizer optimizer) {
        proximal.afterUpdate(spec, lr * scale * spec.l1(), optimizer);
    }
}
