package nablascope.ui.formula;

import static nablascope.ui.formula.Term.term;

import nablascope.experiment.OptimizerSpec;

/** The optimizer's step, with PyTorch's definitions. */
final class UpdateRule {
    private static final Term NEXT = term(",\\quad ", ",  ");

    private UpdateRule() {}

    static Formula of(OptimizerSpec o) {
        Term rule = switch (o.type()) {
            case SGD -> sgd(o);
            case RMSPROP -> rmsprop(o);
            case ADAGRAD -> adagrad(o);
            case ADAM, ADAMW -> adam(o);
        };
        return decay(o).then(rule)
                .then(term(",\\quad \\eta = ", ",  η = "))
                .then(Term.number(o.lr()))
                .formula("formula.update");
    }

    private static Term decay(OptimizerSpec o) {
        if (o.weightDecay() == 0) {
            return Term.NOTHING;
        }
        Term wd = Term.number(o.weightDecay());
        return o.type() == OptimizerSpec.Type.ADAMW
                ? term("w \\leftarrow (1-" + wd.tex() + "\\,\\eta)\\,w,\\quad ", "w ← (1 - " + wd.plain() + "η)·w,  ")
                : term("g \\leftarrow g + " + wd.tex() + "\\,w,\\quad ", "g ← g + " + wd.plain() + "·w,  ");
    }

    private static Term sgd(OptimizerSpec o) {
        if (o.momentum() == 0) {
            return step("g", "g");
        }
        Term m = Term.number(o.momentum());
        Term damp = o.dampening() == 0
                ? term("g", "g")
                : term(
                        Term.tex(1 - o.dampening()) + "\\,g",
                        Term.number(1 - o.dampening()).plain() + "·g");
        Term velocity = term("v \\leftarrow " + m.tex() + "\\,v + ", "v ← " + m.plain() + "·v + ")
                .then(damp)
                .then(NEXT);
        return velocity.then(
                o.nesterov() ? step("(g + " + m.tex() + "\\,v)", "(g + " + m.plain() + "·v)") : step("v", "v"));
    }

    private static Term rmsprop(OptimizerSpec o) {
        Term mean = average("s", "g^2", "g²", o.alpha()).then(NEXT);
        if (o.centered()) {
            mean = mean.then(average("d", "g", "g", o.alpha())).then(NEXT);
        }
        String root = o.centered() ? "s-d^2" : "s";
        String plainRoot = o.centered() ? "(s - d²)" : "s";
        Term ratio = ratio("g", root, "g", plainRoot, o.eps());
        if (o.momentum() == 0) {
            return mean.then(step(ratio.tex(), ratio.plain()));
        }
        Term m = Term.number(o.momentum());
        return mean.then(term("b \\leftarrow " + m.tex() + "\\,b + ", "b ← " + m.plain() + "·b + "))
                .then(ratio)
                .then(NEXT)
                .then(step("b", "b"));
    }

    private static Term adagrad(OptimizerSpec o) {
        Term sum = term("s \\leftarrow s + g^2", "s ← s + g²").then(NEXT);
        Term ratio = ratio("g", "s", "g", "s", o.eps());
        if (o.lrDecay() == 0) {
            return sum.then(step(ratio.tex(), ratio.plain()));
        }
        Term d = Term.number(o.lrDecay());
        return sum.then(term(
                "w \\leftarrow w - \\tfrac{\\eta}{1+" + d.tex() + "(t-1)}" + ratio.tex(),
                "w ← w - η/(1 + " + d.plain() + "(t - 1))·" + ratio.plain()));
    }

    private static Term adam(OptimizerSpec o) {
        Term means = average("m", "g", "g", o.beta1())
                .then(NEXT)
                .then(average("v", "g^2", "g²", o.beta2()))
                .then(NEXT);
        String second = o.amsgrad() ? "\\hat v_{\\max}" : "\\hat v";
        Term ratio = ratio("\\hat m", second, "m̂", o.amsgrad() ? "v̂max" : "v̂", o.eps());
        return means.then(step(ratio.tex(), ratio.plain()));
    }

    private static Term average(String of, String tex, String plain, double keep) {
        Term old = Term.number(keep);
        Term fresh = Term.number(Math.rint((1 - keep) * 1e12) / 1e12);
        return term(
                of + " \\leftarrow " + old.tex() + "\\," + of + " + " + fresh.tex() + "\\," + tex,
                of + " ← " + old.plain() + "·" + of + " + " + fresh.plain() + "·" + plain);
    }

    private static Term ratio(String over, String root, String plainOver, String plainRoot, double eps) {
        Term guard = Term.number(eps);
        return term(
                "\\tfrac{" + over + "}{\\sqrt{" + root + "}+" + guard.tex() + "}",
                plainOver + "/(√" + plainRoot + " + " + guard.plain() + ")");
    }

    private static Term step(String tex, String plain) {
        return term("w \\leftarrow w - \\eta\\," + tex, "w ← w - η·" + plain);
    }
}
