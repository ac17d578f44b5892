package nablascope.experiment;

import org.jspecify.annotations.Nullable;

/**
 * An experiment that cannot be run: the key at fault, what is wrong with it, and what would be right. The message is
 * English; {@link #phrase} says the same in other languages.
 */
public final class InvalidExperimentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final Object problem;
    private final Phrase phrase;

    /**
     * @param key the dotted path in the experiment file, such as {@code optimizer.lr}
     * @param problem what is wrong and what would be right, to be read after the key
     */
    public InvalidExperimentException(String key, Phrase problem) {
        this(key, problem, Place.KEY.with(key, problem), null);
    }

    /** About an argument of the command line, which speaks English only. */
    public InvalidExperimentException(String argument, String problem) {
        this(argument, problem, Place.KEY.with(argument, problem), null);
    }

    /** A place that is no key, such as a line. */
    InvalidExperimentException(Phrase place, Phrase problem) {
        this(place, problem, null);
    }

    /** A problem that another library found. */
    InvalidExperimentException(Phrase place, Phrase problem, @Nullable Throwable cause) {
        this(place.toString(), problem, Place.AT.with(place, problem), cause);
    }

    private InvalidExperimentException(String key, Object problem, Phrase phrase, @Nullable Throwable cause) {
        super(phrase.toString(), cause);
        this.key = key;
        this.problem = problem;
        this.phrase = phrase;
    }

    public String key() {
        return key;
    }

    /** What the message says, to be said in any language. */
    public Phrase phrase() {
        return phrase;
    }

    /** The same with the file's name in front. */
    InvalidExperimentException in(String file) {
        return new InvalidExperimentException(key, problem, Place.IN_FILE.with(file, phrase), this);
    }

    /** The same for a key that is part of another. */
    InvalidExperimentException under(String outer) {
        String path = outer + "." + key;
        return new InvalidExperimentException(path, problem, Place.KEY.with(path, problem), this);
    }
}
