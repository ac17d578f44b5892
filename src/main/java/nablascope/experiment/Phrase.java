package nablascope.experiment;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wording with its gaps filled. As a text it is English, for the command line and logs; {@link #in} says it in another
 * language. Immutable.
 *
 * @param gaps texts, and phrases within the phrase, in the order of the gaps' numbers
 */
public record Phrase(Wording wording, List<Object> gaps) {
    private static final Pattern GAP = Pattern.compile("\\{(\\d)}");

    public Phrase {
        gaps = List.copyOf(gaps);
    }

    /**
     * The phrase in another language.
     *
     * @param patterns what to say instead of a wording's English pattern, with the same gaps in any order
     */
    public String in(Function<Wording, String> patterns) {
        return GAP.matcher(patterns.apply(wording))
                .replaceAll(gap -> Matcher.quoteReplacement(filled(Integer.parseInt(gap.group(1)), patterns)));
    }

    private String filled(int gap, Function<Wording, String> patterns) {
        return gaps.get(gap) instanceof Phrase inner
                ? inner.in(patterns)
                : gaps.get(gap).toString();
    }

    @Override
    public String toString() {
        return in(Wording::pattern);
    }
}
