package nablascope.ui.formula;

import static nablascope.ui.formula.Term.term;

import nablascope.experiment.ModelSpec;

/** The functions of two weights, as {@link ModelSpec.Surface} computes them, with their coefficients. */
final class Surfaces {
    private static final Term X = term("w_1", "w₁");
    private static final Term Y = term("w_2", "w₂");

    private Surfaces() {}

    /** Such as f = (1 - w₁)² + 100(w₂ - w₁²)². */
    static Term of(ModelSpec.Surface f) {
        Term value = switch (f.kind()) {
            case QUADRATIC -> half(sum(f.a(), power(X, "2", "²"), f.b(), power(Y, "2", "²")));
            case ABS_SUM -> sum(f.a(), power(X, "2", "²"), f.b(), power(Y, "2", "²"));
            case QUARTIC -> sum(f.a(), power(X, "4", "⁴"), f.b(), power(Y, "4", "⁴"));
            case ROSENBROCK ->
                sum(
                        f.a(),
                        term("(1-", "(1 - ").then(X).then(")^2", ")²"),
                        f.b(),
                        term("(", "(")
                                .then(Y)
                                .then("-", " - ")
                                .then(power(X, "2", "²"))
                                .then(")^2", ")²"));
            case FACTORIZATION ->
                term("\\tfrac{1}{2}(", "½(")
                        .then(times(f.a(), X.then(Y)))
                        .then("-", " - ")
                        .then(Term.number(f.b()))
                        .then(")^2", ")²");
        };
        return term("f = ", "f = ").then(value);
    }

    private static Term power(Term of, String tex, String plain) {
        return of.then("^" + tex, plain);
    }

    private static Term half(Term of) {
        return term("\\tfrac{1}{2}(", "½(").then(of).then(")", ")");
    }

    private static Term sum(double a, Term x, double b, Term y) {
        return times(a, x).then(" + ", " + ").then(times(b, y));
    }

    private static Term times(double factor, Term of) {
        return factor == 1 ? of : Term.number(factor).then("\\,", "·").then(of);
    }
}
