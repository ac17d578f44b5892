package nablascope.ui.formula;

import static nablascope.ui.formula.Term.term;

import nablascope.experiment.LossSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;
import nablascope.ui.text.Numbers;

/** What is minimised: the data loss and every penalty that is on. */
final class Objective {
    private Objective() {}

    static Formula of(LossSpec loss, RegularizationSpec penalties) {
        Term data = loss(loss);
        Term all = term("L = ", "L = ").then(data);
        PenaltyForm knob = PenaltyForm.of(penalties, PenaltyForm.L2_HALF);
        for (PenaltyForm form : PenaltyForm.values()) {
            double lambda = form.lambda(penalties);
            if (lambda > 0) {
                Term factor = form == knob ? term("\\lambda", "λ") : Term.number(lambda);
                all = all.then(term(" + ", " + ")).then(penalty(form, factor, penalties, data));
            }
        }
        double lambda = knob.lambda(penalties);
        Term numbers = lambda > 0 ? term(",\\quad \\lambda = ", ",  λ = ").then(Term.number(lambda)) : Term.NOTHING;
        return all.then(numbers).formula("formula.objective");
    }

    private static Term loss(LossSpec loss) {
        String name = switch (loss.type()) {
            case MSE -> "MSE";
            case HALF_MSE -> "½MSE";
            case MAE -> "MAE";
            case HUBER -> "Huber";
            case BCE_LOGITS -> "BCE";
            case CROSS_ENTROPY -> "CE";
            case OUTPUT -> "f";
        };
        Term term = name.startsWith("½")
                ? term("\\tfrac{1}{2}\\mathrm{MSE}", "½ MSE")
                : term("\\mathrm{" + name + "}", name);
        if (loss.type() == LossSpec.Type.HUBER) {
            term = term.then(subscript("\\delta", "δ", loss.delta()));
        }
        if (loss.type() == LossSpec.Type.CROSS_ENTROPY && loss.labelSmoothing() > 0) {
            term = term.then(subscript("\\varepsilon", "ε", loss.labelSmoothing()));
        }
        return loss.sum() ? term("\\textstyle\\sum ", "Σ ").then(term) : term;
    }

    private static Term subscript(String tex, String plain, double value) {
        String number = Numbers.compact(value);
        return term("_{" + tex + "=" + Term.tex(value) + "}", "(" + plain + " = " + number + ")");
    }

    private static Term penalty(PenaltyForm form, Term factor, RegularizationSpec spec, Term data) {
        String on = spec.applyToAll() ? "_{w,b}" : "";
        Term abs = term("\\textstyle\\sum" + on + "|w|", "Σ|w|");
        Term squares = term("\\textstyle\\sum" + on + " w^2", "Σw²");
        return switch (form) {
            case L1 -> factor.then(abs);
            case L2 -> factor.then(squares);
            case L2_HALF -> half(factor).then(squares);
            case L2_NORM -> factor.then(term("\\,\\|w\\|_2", " ‖w‖₂"));
            case L2_NORM_PER_TENSOR -> factor.then(term("\\textstyle\\sum_k\\|w_k\\|_2", " Σ‖w_k‖₂"));
            case ELASTIC_NET ->
                factor.then(term("\\big(", "("))
                        .then(Term.number(spec.l1Ratio()))
                        .then(abs)
                        .then(term(" + ", " + "))
                        .then(half(Term.number(1 - spec.l1Ratio())))
                        .then(squares)
                        .then(term("\\big)", ")"));
            case GRADIENT_NORM ->
                factor.then(term("\\,\\|\\nabla ", " ‖∇")).then(data).then(term("\\|_2", "‖₂"));
        };
    }

    private static Term half(Term factor) {
        return term("\\tfrac{" + factor.tex() + "}{2}", factor.plain() + "/2 ");
    }
}
