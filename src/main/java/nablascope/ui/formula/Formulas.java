package nablascope.ui.formula;

import java.util.ArrayList;
import java.util.List;
import nablascope.experiment.Knobs;
import nablascope.experiment.LossSpec;
import nablascope.ui.text.Numbers;

/** What one step computes with the present knobs, as formulas; definitions as in the packages nn and optim. */
public final class Formulas {
    private Formulas() {}

    /** Objective, dropout if any, gradient with its clipping, update rule. */
    public static List<Formula> of(LossSpec loss, Knobs knobs, double dropout) {
        List<Formula> formulas = new ArrayList<>();
        formulas.add(Objective.of(loss, knobs.regularization()));
        if (dropout > 0) {
            String p = Numbers.compact(dropout);
            formulas.add(new Formula(
                    "formula.dropout",
                    "h \\leftarrow \\tfrac{m\\,h}{1-p},\\;\\; P(m=0) = p = " + Term.tex(dropout),
                    "h ← m·h/(1 - p),  P(m = 0) = p = " + p));
        }
        formulas.add(GradientRule.of(knobs.clip()));
        formulas.add(UpdateRule.of(knobs.optimizer()));
        return formulas;
    }
}
