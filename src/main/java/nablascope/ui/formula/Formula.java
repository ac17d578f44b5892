package nablascope.ui.formula;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A formula twice: to be set in real notation, and to be read out.
 *
 * @param key of what it is, in the messages
 * @param parts between which a line may end, in order
 */
public record Formula(String key, List<Term> parts) {
    public Formula {
        parts = List.copyOf(parts);
    }

    /** In ordinary characters. */
    public String plain() {
        return parts.stream().map(Term::plain).collect(Collectors.joining());
    }
}
