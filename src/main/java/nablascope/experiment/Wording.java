package nablascope.experiment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sentence, or a part of one, that the program's inside says to a person. Its constants are enums, so that a window in
 * another language can know all of them: it translates the constant and fills the same gaps.
 */
public interface Wording {
    /** The constant's name within its enum. */
    String name();

    /** English, with the gaps {@code {0}}, {@code {1}} …; other braces and quotes mean themselves. */
    String pattern();

    /** The sentence about these values; a value that is itself a {@link Phrase} can be translated with it. */
    default Phrase with(@Nullable Object... values) {
        return new Phrase(
                this,
                Arrays.stream(values)
                        .map(value -> value instanceof Phrase ? value : String.valueOf(value))
                        .toList());
    }
}
