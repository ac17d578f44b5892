package nablascope.ui.formula;

import static nablascope.ui.formula.Term.term;

import nablascope.experiment.ClipMode;
import nablascope.experiment.ClipSpec;

/** From the gradient of the objective to the one that the update rule gets: clipping by value, by unit, by norm. */
final class GradientRule {
    private GradientRule() {}

    static Formula of(ClipSpec clip) {
        Term rule = term("g = \\nabla L", "g = ∇L");
        if (clip.value() != null) {
            Term c = threshold(clip, ClipMode.VALUE, clip.value().max());
            rule = next(rule, "")
                    .then(term("\\mathrm{clamp}(g,\\,-" + c.tex() + ",\\,", "clamp(g, -" + c.plain() + ", "))
                    .then(c)
                    .then(term(")", ")"));
        }
        if (clip.agc() != null) {
            Term c = threshold(clip, ClipMode.AGC, clip.agc().factor());
            String eps = Term.tex(clip.agc().eps());
            rule = next(rule, "u")
                    .then(least("u", c.tex() + "\\max(\\|w_u\\|,\\," + eps + ")", "\\|g_u\\|"))
                    .then(term(
                            "",
                            "g_u·min(1, " + c.plain() + "·max(‖w_u‖, "
                                    + Term.number(clip.agc().eps()).plain() + ")/‖g_u‖)"));
        }
        if (clip.norm() != null) {
            rule = byNorm(rule, clip, clip.norm());
        }
        double c = ClipMode.of(clip, ClipMode.NORM).threshold(clip);
        return (c < ClipMode.OFF ? rule.then(term(",\\quad c = ", ",  c = ")).then(Term.number(c)) : rule)
                .formula("formula.gradient");
    }

    private static Term byNorm(Term rule, ClipSpec clip, ClipSpec.Norm norm) {
        ClipMode mode = norm.perTensor() ? ClipMode.NORM_PER_TENSOR : ClipMode.NORM;
        Term c = threshold(clip, mode, norm.max());
        String of = norm.perTensor() ? "k" : "";
        String p = norm.p() == Double.POSITIVE_INFINITY ? "\\infty" : Term.tex(norm.p());
        String plainOf = norm.perTensor() ? "g_k" : "g";
        String plainP = norm.p() == Double.POSITIVE_INFINITY
                ? "∞"
                : Term.number(norm.p()).plain();
        String length = "\\|g" + (of.isEmpty() ? "" : "_" + of) + "\\|_{" + p + "}+10^{-6}";
        return next(rule, of)
                .then(least(of, c.tex(), length))
                .then(term("", plainOf + "·min(1, " + c.plain() + "/(‖" + plainOf + "‖_" + plainP + " + 1e-6))"));
    }

    private static Term next(Term rule, String of) {
        String index = of.isEmpty() ? "" : "_" + of;
        return rule.then(term(",\\quad g" + index + " \\leftarrow ", ",  g" + index + " ← "));
    }

    /** In TeX only: g·min(1, above/below). */
    private static Term least(String of, String above, String below) {
        String g = of.isEmpty() ? "g" : "g_" + of;
        return term(g + "\\cdot\\min\\!\\left(1,\\,\\tfrac{" + above + "}{" + below + "}\\right)", "");
    }

    private static Term threshold(ClipSpec clip, ClipMode mode, double value) {
        return ClipMode.of(clip, mode) == mode ? term("c", "c") : Term.number(value);
    }
}
