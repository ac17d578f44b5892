package nablascope.ui.formula;

import static nablascope.ui.formula.Term.number;
import static nablascope.ui.formula.Term.term;

import nablascope.experiment.Knobs;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;
import nablascope.experiment.Schedule;

/**
 * The optimizer's step, with PyTorch's definitions. Steps of the run are counted from 0 as t, steps of this rule from 1
 * as n.
 */
final class UpdateRule {
    private final OptimizerSpec o;
    private final Term eta;
    private final Parts parts = new Parts();

    private UpdateRule(OptimizerSpec o) {
        this.o = o;
        this.eta = o.schedule().equals(Schedule.CONSTANT) ? term("\\eta", "η") : term("\\eta_t", "η_t");
    }

    static Formula of(Knobs knobs) {
        UpdateRule rule = new UpdateRule(knobs.optimizer());
        rule.decay();
        switch (rule.o.type()) {
            case SGD -> rule.sgd();
            case RMSPROP -> rule.rmsprop();
            case ADAGRAD -> rule.adagrad();
            case ADAM, ADAMW -> rule.adam();
        }
        rule.shrink(knobs.regularization());
        rule.rate();
        return rule.parts.formula("formula.update");
    }

    private void decay() {
        if (o.weightDecay() == 0) {
            return;
        }
        Term wd = number(o.weightDecay());
        parts.next(
                o.type() == OptimizerSpec.Type.ADAMW
                        ? term("w \\leftarrow (1-" + wd.tex() + "\\,", "w ← (1 - " + wd.plain() + "·")
                                .then(eta)
                                .then(")\\,w", ")·w")
                        : term("g \\leftarrow g + " + wd.tex() + "\\,w", "g ← g + " + wd.plain() + "·w"));
    }

    private void sgd() {
        if (o.momentum() == 0) {
            step(term("g", "g"));
            return;
        }
        Term m = Term.factor(o.momentum());
        Term fresh = o.dampening() == 0 ? Term.NOTHING : Term.factor(Objective.rest(o.dampening()));
        parts.next(term("v \\leftarrow ", "v ← ")
                .then(m)
                .then("v + ", "v + ")
                .then(fresh)
                .then("g", "g"));
        if (o.dampening() != 0) {
            parts.next(term("v_1 = g", "v_1 = g"));
        }
        step(o.nesterov() ? term("(g + ", "(g + ").then(m).then("v)", "v)") : term("v", "v"));
    }

    private void rmsprop() {
        average("s", "g^2", "g²", o.alpha());
        if (o.centered()) {
            average("d", "g", "g", o.alpha());
        }
        Term ratio =
                o.centered() ? ratio(term("g", "g"), term("s-d^2", "(s - d²)")) : ratio(term("g", "g"), term("s", "s"));
        if (o.momentum() == 0) {
            step(ratio);
            return;
        }
        parts.next(term("b \\leftarrow ", "b ← ")
                .then(Term.factor(o.momentum()))
                .then("b + ", "b + ")
                .then(ratio));
        step(term("b", "b"));
    }

    private void adagrad() {
        parts.next(term("s \\leftarrow s + g^2", "s ← s + g²"));
        if (o.initialAccumulator() > 0) {
            parts.next(Term.is("s_0", "s_0", o.initialAccumulator()));
        }
        Term ratio = ratio(term("g", "g"), term("s", "s"));
        if (o.lrDecay() == 0) {
            step(ratio);
            return;
        }
        Term d = Term.factor(o.lrDecay());
        parts.next(term(
                "w \\leftarrow w - \\tfrac{" + eta.tex() + "}{1+" + d.tex() + "(n-1)}\\," + ratio.tex(),
                "w ← w - " + eta.plain() + "/(1 + " + d.plain() + "(n - 1))·" + ratio.plain()));
    }

    private void adam() {
        average("m", "g", "g", o.beta1());
        average("v", "g^2", "g²", o.beta2());
        corrected(term("\\hat m", "m̂"), term("m", "m"), o.beta1());
        corrected(
                term("\\hat v", "v̂"),
                o.amsgrad() ? term("\\max_{i\\le n}v_i", "max_{i≤n} v_i") : term("v", "v"),
                o.beta2());
        step(ratio(term("\\hat m", "m̂"), term("\\hat v", "v̂")));
    }

    /** A running mean that starts at 0, without its bias towards 0. */
    private void corrected(Term name, Term mean, double keep) {
        Term beta = number(keep);
        parts.next(name.then(
                " = \\tfrac{" + mean.tex() + "}{1-" + beta.tex() + "^n}",
                " = " + mean.plain() + "/(1 - " + beta.plain() + "^n)"));
    }

    private void average(String of, String tex, String plain, double keep) {
        Term old = number(keep);
        Term fresh = number(Objective.rest(keep));
        parts.next(term(
                of + " \\leftarrow " + old.tex() + "\\," + of + " + " + fresh.tex() + "\\," + tex,
                of + " ← " + old.plain() + "·" + of + " + " + fresh.plain() + "·" + plain));
    }

    private Term ratio(Term over, Term root) {
        Term guard = number(o.eps());
        return term(
                "\\tfrac{" + over.tex() + "}{\\sqrt{" + root.tex() + "}+" + guard.tex() + "}",
                over.plain() + "/(√" + root.plain() + " + " + guard.plain() + ")");
    }

    private void step(Term direction) {
        parts.next(term("w \\leftarrow w - ", "w ← w - ")
                .then(eta)
                .then("\\,", "·")
                .then(direction));
    }

    /** L1 as a proximal step. */
    private void shrink(RegularizationSpec r) {
        if (!r.l1Proximal() || r.l1() == 0) {
            return;
        }
        Term w = r.applyToAll() ? term("(w,b)", "(w,b)") : term("w", "w");
        parts.next(w.then(" \\leftarrow \\mathrm{sign}(", " ← sign(")
                .then(w)
                .then(")\\max(|", ")·max(|")
                .then(w)
                .then("|-", "| - ")
                .then(eta)
                .then("\\,", "·")
                .then(Objective.lambda(PenaltyForm.L1, r))
                .then(",\\,0)", ", 0)"));
    }

    private void rate() {
        if (!o.schedule().equals(Schedule.CONSTANT)) {
            parts.next(term("\\eta_t = \\eta\\cdot ", "η_t = η·").then(bracketed(Factors.of(o.schedule()))));
        }
        parts.next(Term.is("\\eta", "η", o.lr()));
    }

    /** A sum as a factor. */
    private Term bracketed(Term factor) {
        boolean sum = o.schedule() instanceof Schedule.Warmup
                || (o.schedule() instanceof Schedule.Cosine cosine && cosine.floor() > 0);
        return sum ? term("\\big(", "(").then(factor).then("\\big)", ")") : factor;
    }
}
