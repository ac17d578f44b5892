package nablascope.ui.formula;

import static nablascope.ui.formula.Term.term;

import nablascope.experiment.LossSpec;

/** The data loss by its usual name: a mean over rows and outputs, or a sum. */
final class Losses {
    private Losses() {}

    static Term of(LossSpec loss) {
        Term name = name(loss);
        if (loss.type() == LossSpec.Type.HUBER) {
            name = subscript(name, "\\delta", "δ", loss.delta());
        }
        if (loss.type() == LossSpec.Type.CROSS_ENTROPY && loss.labelSmoothing() > 0) {
            name = subscript(name, "\\varepsilon", "ε", loss.labelSmoothing());
        }
        return name;
    }

    private static Term name(LossSpec loss) {
        boolean sum = loss.sum();
        return switch (loss.type()) {
            case MSE -> word(sum ? "SSE" : "MSE");
            case HALF_MSE -> term("\\tfrac{1}{2}", "½ ").then(word(sum ? "SSE" : "MSE"));
            case MAE -> word(sum ? "SAE" : "MAE");
            case HUBER -> summed(word("Huber"), sum);
            case BCE_LOGITS -> summed(word("BCE"), sum);
            case CROSS_ENTROPY -> summed(word("CE"), sum);
            case OUTPUT -> term("f", "f");
        };
    }

    private static Term word(String name) {
        return term("\\mathrm{" + name + "}", name);
    }

    private static Term summed(Term name, boolean sum) {
        return sum ? term("\\textstyle\\sum ", "Σ ").then(name) : name;
    }

    private static Term subscript(Term name, String tex, String plain, double value) {
        Term number = Term.number(value);
        return name.then("_{" + tex + "=" + number.tex() + "}", "(" + plain + " = " + number.plain() + ")");
    }
}
