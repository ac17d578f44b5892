package nablascope.ui.formula;

import static nablascope.ui.formula.Term.term;

import nablascope.experiment.Schedule;

/** What a schedule multiplies with at step t, counted from 0. */
final class Factors {
    private Factors() {}

    static Term of(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Constant _ -> term("1", "1");
            case Schedule.Staircase s -> {
                Term gamma = Term.number(s.gamma());
                Term every = Term.number((double) s.every());
                yield term(
                        "(" + gamma.tex() + ")^{\\lfloor t/" + every.tex() + "\\rfloor}",
                        gamma.plain() + "^⌊t/" + every.plain() + "⌋");
            }
            case Schedule.Cosine s -> cosine(s);
            case Schedule.Warmup s -> {
                Term start = Term.number(s.start());
                Term rest = Term.factor(Objective.rest(s.start()));
                yield start.then("+", " + ").then(rest).then(progress(s.steps()));
            }
            case Schedule.InverseTime s -> {
                Term decay = Term.factor(s.decay());
                yield term("\\tfrac{1}{1+" + decay.tex() + "t}", "1/(1 + " + decay.plain() + "t)");
            }
        };
    }

    private static Term cosine(Schedule.Cosine s) {
        Term progress = progress(s.steps());
        Term wave = term(
                "\\tfrac{1}{2}\\big(1+\\cos\\pi\\," + progress.tex() + "\\big)",
                "½(1 + cos(π·" + progress.plain() + "))");
        return s.floor() == 0
                ? wave
                : Term.number(s.floor())
                        .then("+", " + ")
                        .then(Term.factor(Objective.rest(s.floor())))
                        .then(wave);
    }

    /** The share of the steps that are done. */
    private static Term progress(long steps) {
        Term n = Term.number((double) steps);
        return term("\\tfrac{\\min(t,\\," + n.tex() + ")}{" + n.tex() + "}", "min(t, " + n.plain() + ")/" + n.plain());
    }
}
