package nablascope.ui.formula;

import static nablascope.ui.formula.Term.term;

import java.util.ArrayList;
import java.util.List;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;

/** What one step computes with the present knobs, as formulas; definitions as in the packages nn and optim. */
public final class Formulas {
    private Formulas() {}

    /** The same of an experiment, whose function is written out where it is one of two weights. */
    public static List<Formula> of(Experiment experiment, Knobs knobs, double dropout) {
        List<Term> definitions =
                experiment.model() instanceof ModelSpec.Surface surface ? List.of(Surfaces.of(surface)) : List.of();
        return of(experiment.loss(), knobs, dropout, definitions);
    }

    /** Objective, dropout if any, gradient with its clipping, update rule. */
    static List<Formula> of(LossSpec loss, Knobs knobs, double dropout) {
        return of(loss, knobs, dropout, List.of());
    }

    private static List<Formula> of(LossSpec loss, Knobs knobs, double dropout, List<Term> definitions) {
        List<Formula> formulas = new ArrayList<>();
        formulas.add(Objective.of(loss, knobs.regularization(), definitions));
        if (dropout > 0) {
            formulas.add(new Parts()
                    .next(term("h \\leftarrow \\tfrac{m\\,h}{1-p}", "h ← m·h/(1 - p)"))
                    .next(term("P(m=0) = p = ", "P(m = 0) = p = ").then(Term.number(dropout)))
                    .formula("formula.dropout"));
        }
        formulas.add(GradientRule.of(loss, knobs));
        formulas.add(UpdateRule.of(knobs));
        return formulas;
    }
}
