package nablascope.data;

import java.nio.file.Path;
import nablascope.experiment.Phrase;
import nablascope.experiment.Place;
import org.jspecify.annotations.Nullable;

/**
 * Data that cannot be used: the file, the place in it, and the remedy, in one sentence each. The message is English;
 * {@link #phrase} says the same in other languages.
 */
public final class InvalidDataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Phrase phrase;

    /** @param phrase file, line or offset, what is wrong, and what to do about it */
    InvalidDataException(Phrase phrase) {
        this(phrase, null);
    }

    InvalidDataException(Phrase phrase, @Nullable Throwable cause) {
        super(phrase.toString(), cause);
        this.phrase = phrase;
    }

    /** @param problem what is wrong and what to do about it, to be read after the file's name */
    InvalidDataException(String file, Phrase problem) {
        this(Place.KEY.with(file, problem));
    }

    /** A file that the system did not let us read, though it is there. */
    static InvalidDataException unreadable(Path file, Exception cause) {
        return new InvalidDataException(DataFault.UNREADABLE.with(file.getFileName(), cause.getMessage()), cause);
    }

    /** What the message says, to be said in any language. */
    public Phrase phrase() {
        return phrase;
    }
}
