package nablascope.ui.formula;

import static nablascope.ui.formula.Term.term;

import nablascope.experiment.ClipMode;
import nablascope.experiment.ClipSpec;

/** Clipping in its order: by value, by unit, by the norms seen, by a fixed norm. */
final class ClipRule {
    private ClipRule() {}

    static void add(Parts parts, ClipSpec clip) {
        if (clip.value() != null) {
            Term c = threshold(clip, ClipMode.VALUE, clip.value().max());
            parts.next(term("g \\leftarrow \\mathrm{clamp}(g,\\,-", "g ← clamp(g, -")
                    .then(c)
                    .then(",\\,", ", ")
                    .then(c)
                    .then(")", ")"));
        }
        if (clip.agc() != null) {
            byUnit(parts, clip, clip.agc());
        }
        bySeen(parts, clip);
        if (clip.norm() != null) {
            byNorm(parts, clip, clip.norm());
        }
        double c = ClipMode.of(clip, ClipMode.NORM).threshold(clip);
        if (c < ClipMode.OFF) {
            parts.next(Term.is("c", "c", c));
        }
    }

    private static void byUnit(Parts parts, ClipSpec clip, ClipSpec.Agc agc) {
        Term c = threshold(clip, ClipMode.AGC, agc.factor());
        Term eps = Term.number(agc.eps());
        parts.next(least(
                "g_u",
                term(c.tex() + "\\max(\\|w_u\\|,\\," + eps.tex() + ")", c.plain() + "·max(‖w_u‖, " + eps.plain() + ")"),
                term("\\|g_u\\|", "‖g_u‖")));
    }

    /** Both measure the same norm and the smaller limit counts. */
    private static void bySeen(Parts parts, ClipSpec clip) {
        if (clip.autoclip() == null && clip.zclip() == null) {
            return;
        }
        Term limit = clip.zclip() == null
                ? term("q", "q")
                : clip.autoclip() == null ? term("u", "u") : term("\\min(q,\\,u)", "min(q, u)");
        parts.next(least("g", limit, term("\\|g\\|_2+10^{-6}", "(‖g‖_2 + 1e-6)")));
        if (clip.autoclip() != null) {
            autoclip(parts, clip.autoclip());
        }
        if (clip.zclip() != null) {
            zclip(parts, clip.zclip());
        }
    }

    private static void autoclip(Parts parts, ClipSpec.AutoClip spec) {
        Term percent = Term.number(spec.percentile());
        Term window = Term.number((double) spec.window());
        parts.next(term(
                "q = Q_{" + percent.tex() + "\\%}\\{\\|g_i\\|_2 : t-" + window.tex() + " < i \\le t\\}",
                "q = Q_" + percent.plain() + "%{‖g_i‖_2 : t - " + window.plain() + " < i ≤ t}"));
    }

    private static void zclip(Parts parts, ClipSpec.ZClip spec) {
        Term z = Term.number(spec.z());
        Term keep = Term.number(spec.alpha());
        Term take = Term.number(Objective.rest(spec.alpha()));
        Term first = Term.number((double) spec.warmup());
        parts.next(term(
                "u = \\mu+z^2\\sigma/s\\;\\;(s > z = " + z.tex() + ",\\, n > " + first.tex() + ")",
                "u = μ + z²·σ/s  (s > z = " + z.plain() + ", n > " + first.plain() + ")"));
        parts.next(term("s = \\tfrac{\\|g\\|_2-\\mu}{\\sigma+10^{-6}}", "s = (‖g‖_2 - μ)/(σ + 1e-6)"));
        parts.next(term(
                "\\mu \\leftarrow " + keep.tex() + "\\,\\mu+" + take.tex() + "\\,\\|g\\|_2",
                "μ ← " + keep.plain() + "·μ + " + take.plain() + "·‖g‖_2"));
        parts.next(term(
                "\\sigma^2 \\leftarrow " + keep.tex() + "\\,\\sigma^2+" + take.tex() + "\\,(\\|g\\|_2-\\mu)^2",
                "σ² ← " + keep.plain() + "·σ² + " + take.plain() + "·(‖g‖_2 - μ)²"));
    }

    private static void byNorm(Parts parts, ClipSpec clip, ClipSpec.Norm norm) {
        ClipMode mode = norm.perTensor() ? ClipMode.NORM_PER_TENSOR : ClipMode.NORM;
        Term c = threshold(clip, mode, norm.max());
        String g = norm.perTensor() ? "g_k" : "g";
        Term p = Term.number(norm.p());
        parts.next(least(
                g, c, term("\\|" + g + "\\|_{" + p.tex() + "}+10^{-6}", "(‖" + g + "‖_" + p.plain() + " + 1e-6)")));
    }

    /** g ← g·min(1, above/below). */
    private static Term least(String g, Term above, Term below) {
        return term(
                g + " \\leftarrow " + g + "\\cdot\\min\\!\\left(1,\\,\\tfrac{" + above.tex() + "}{" + below.tex()
                        + "}\\right)",
                g + " ← " + g + "·min(1, " + above.plain() + "/" + below.plain() + ")");
    }

    private static Term threshold(ClipSpec clip, ClipMode mode, double value) {
        return ClipMode.of(clip, mode) == mode ? term("c", "c") : Term.number(value);
    }
}
