package nablascope.ui.formula;

import static nablascope.ui.formula.Term.term;

import nablascope.experiment.Knobs;
import nablascope.experiment.LossSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;

/**
 * The gradient that the update rule gets. It is that of the objective, unless a part of it is taken elsewhere: ahead
 * along the gradient (sharpness-aware, gradient norm), with a weight of its own (adaptive decay), or after the update
 * (proximal L1). Then clipping.
 */
final class GradientRule {
    private GradientRule() {}

    static Formula of(LossSpec loss, Knobs knobs) {
        RegularizationSpec r = knobs.regularization();
        double rho = knobs.optimizer().sam();
        boolean proximal = r.l1Proximal() && r.l1() > 0;
        Parts parts = new Parts();
        if (rho == 0 && r.gradientNorm() == 0 && r.adaptiveDecay() == 0 && !proximal) {
            parts.next(term("g = \\nabla L", "g = ∇L"));
        } else {
            Term slope = term("\\nabla ", "∇").then(Losses.of(loss));
            data(parts, slope, r, rho);
            adaptive(parts, r);
            weights(parts, Losses.of(loss), r);
        }
        ClipRule.add(parts, knobs.clip());
        return parts.formula("formula.gradient");
    }

    private static void data(Parts parts, Term slope, RegularizationSpec r, double rho) {
        boolean ahead = r.gradientNorm() > 0;
        if (rho == 0 && !ahead) {
            parts.next(term("g = ", "g = ").then(slope));
            return;
        }
        parts.next(term("e = ", "e = ")
                .then(slope)
                .then("\\,/\\,(\\|", "/(‖")
                .then(slope)
                .then("\\|_2+10^{-12})", "‖₂ + 1e-12)"));
        Term atRho = slope.then("(w+\\rho\\,e)", "(w + ρ·e)");
        Term atR = slope.then("(w+r\\,e)", "(w + r·e)");
        if (!ahead) {
            parts.next(term("g = ", "g = ").then(atRho));
        } else if (rho == 0) {
            parts.next(term("g = (1-a)\\,", "g = (1 - a)·").then(slope));
            parts.plus(term("a\\,", "a·").then(atR));
        } else {
            parts.next(term("g = ", "g = ").then(atRho));
            parts.plus(term("a\\,(", "a·(")
                    .then(atR)
                    .then(" - ", " - ")
                    .then(slope)
                    .then(")", ")"));
        }
        if (rho > 0) {
            parts.next(Term.is("\\rho", "ρ", rho));
        }
        if (ahead) {
            Term lambda = Objective.lambda(PenaltyForm.GRADIENT_NORM, r);
            parts.next(term("a = \\tfrac{" + lambda.tex() + "}{r}", "a = " + lambda.plain() + "/r"));
            parts.next(Term.is("r", "r", r.gradientNormRadius()));
        }
    }

    private static void adaptive(Parts parts, RegularizationSpec r) {
        if (r.adaptiveDecay() == 0) {
            return;
        }
        Term w = r.applyToAll() ? term("(w,b)", "(w,b)") : term("w", "w");
        Term k = Objective.scaled(term("k", "k"), r);
        parts.next(term("g \\leftarrow g+\\lambda_t\\,", "g ← g + λ_t·").then(w));
        parts.next(term(
                "\\lambda_t = " + k.tex() + "\\,\\tfrac{\\|g\\|_2}{\\|" + w.tex() + "\\|_2}",
                "λ_t = " + k.plain() + "·‖g‖₂/‖" + w.plain() + "‖₂"));
        parts.next(Term.is("k", "k", r.adaptiveDecay()));
    }

    /** The penalties on weights, but L1 where that is a proximal step. */
    private static void weights(Parts parts, Term data, RegularizationSpec r) {
        boolean first = true;
        for (PenaltyForm form : PenaltyForm.values()) {
            boolean elsewhere = form == PenaltyForm.GRADIENT_NORM || (form == PenaltyForm.L1 && r.l1Proximal());
            if (form.lambda(r) > 0 && !elsewhere) {
                Term slope = term("\\nabla(", "∇(")
                        .then(Objective.penalty(form, r, data))
                        .then(")", ")");
                if (first) {
                    parts.next(term("g \\leftarrow g+", "g ← g + ").then(slope));
                } else {
                    parts.plus(slope);
                }
                first = false;
            }
        }
    }
}
