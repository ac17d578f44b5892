package nablascope.ui.formula;

import static nablascope.ui.formula.Term.term;

import java.util.List;
import nablascope.experiment.LossSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;
import nablascope.experiment.Schedule;

/** What is minimised: the data loss and every penalty that is on. Sums over w go over weights, not biases. */
final class Objective {
    private Objective() {}

    /** @param definitions of letters in the data loss */
    static Formula of(LossSpec loss, RegularizationSpec penalties, List<Term> definitions) {
        Parts parts = new Parts().next(term("L = ", "L = ").then(Losses.of(loss)));
        for (PenaltyForm form : PenaltyForm.values()) {
            if (form.lambda(penalties) > 0) {
                parts.plus(penalty(form, penalties, Losses.of(loss)));
            }
        }
        if (penalties.adaptiveDecay() > 0) {
            parts.plus(half(term("\\lambda_t", "λ_t")).then(sum(penalties, "w^2", "w²")));
        }
        definitions.forEach(parts::next);
        PenaltyForm knob = PenaltyForm.of(penalties, PenaltyForm.L2_HALF);
        if (knob.lambda(penalties) > 0) {
            parts.next(Term.is("\\lambda", "λ", knob.lambda(penalties)));
        }
        if (scheduled(penalties) && (knob.lambda(penalties) > 0 || penalties.adaptiveDecay() > 0)) {
            parts.next(term("s_t = ", "s_t = ").then(Factors.of(penalties.schedule())));
        }
        return parts.formula("formula.objective");
    }

    private static boolean scheduled(RegularizationSpec penalties) {
        return !penalties.schedule().equals(Schedule.CONSTANT);
    }

    /** A number with the schedule of all penalties, s_t, in front. */
    static Term scaled(Term factor, RegularizationSpec penalties) {
        return scheduled(penalties) ? term("s_t\\,", "s_t·").then(factor) : factor;
    }

    /** λ of a penalty: the letter for the one that the knob stands for, else the number. */
    static Term lambda(PenaltyForm form, RegularizationSpec penalties) {
        boolean knob = form == PenaltyForm.of(penalties, form);
        return scaled(knob ? term("\\lambda", "λ") : Term.number(form.lambda(penalties)), penalties);
    }

    /** @param data the data loss */
    static Term penalty(PenaltyForm form, RegularizationSpec spec, Term data) {
        Term factor = lambda(form, spec);
        Term abs = sum(spec, "|w|", "|w|");
        Term squares = sum(spec, "w^2", "w²");
        Term w = spec.applyToAll() ? term("(w,b)", "(w,b)") : term("w", "w");
        return switch (form) {
            case L1 -> factor.then("\\,", " ").then(abs);
            case L2 -> factor.then("\\,", " ").then(squares);
            case L2_HALF -> half(factor).then(squares);
            case L2_NORM -> factor.then("\\,\\|", " ‖").then(w).then("\\|_2", "‖₂");
            case L2_NORM_PER_TENSOR ->
                factor.then("\\textstyle\\sum_k\\|", " Σ_k‖").then(w).then("_k\\|_2", "_k‖₂");
            case ELASTIC_NET ->
                factor.then("\\,\\big(", "·(")
                        .then(Term.number(spec.l1Ratio()))
                        .then("\\,", " ")
                        .then(abs)
                        .then(" + ", " + ")
                        .then(half(Term.number(rest(spec.l1Ratio()))))
                        .then(squares)
                        .then("\\big)", ")");
            case GRADIENT_NORM ->
                factor.then("\\,\\|\\nabla ", " ‖∇").then(data).then("\\|_2", "‖₂");
        };
    }

    /** 1 - share, without the noise of binary fractions. */
    static double rest(double share) {
        return Math.rint((1 - share) * 1e12) / 1e12;
    }

    private static Term sum(RegularizationSpec spec, String tex, String plain) {
        return spec.applyToAll()
                ? term("\\textstyle\\sum_{w,b}" + tex, "Σ_{w,b} " + plain)
                : term("\\textstyle\\sum " + tex, "Σ" + plain);
    }

    private static Term half(Term factor) {
        return term("\\tfrac{" + factor.tex() + "}{2}", factor.plain() + "/2 ");
    }
}
