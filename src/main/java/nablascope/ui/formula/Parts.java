package nablascope.ui.formula;

import static nablascope.ui.formula.Term.term;

import java.util.ArrayList;
import java.util.List;

/** Puts the parts of a formula together. */
final class Parts {
    private final List<Term> parts = new ArrayList<>();

    /** Another statement. */
    Parts next(Term statement) {
        endWith(term(",", ",  "));
        parts.add(statement);
        return this;
    }

    /** One more summand of the last statement. */
    Parts plus(Term summand) {
        endWith(term("", " "));
        parts.add(term("{}+\\;", "+ ").then(summand));
        return this;
    }

    private void endWith(Term end) {
        if (!parts.isEmpty()) {
            parts.add(parts.removeLast().then(end));
        }
    }

    Formula formula(String key) {
        return new Formula(key, parts);
    }
}
