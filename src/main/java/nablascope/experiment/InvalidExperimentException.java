package nablascope.experiment;

import org.jspecify.annotations.Nullable;

/** An experiment that cannot be run: the key at fault, what is wrong with it, and what would be right. */
public final class InvalidExperimentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final String problem;

    /**
     * @param key the dotted path in the experiment file, such as {@code optimizer.lr}
     * @param problem what is wrong and what would be right, to be read after the key
     */
    public InvalidExperimentException(String key, String problem) {
        this("", key, problem, null);
    }

    /** A problem that another library found. */
    InvalidExperimentException(String key, String problem, Throwable cause) {
        this("", key, problem, cause);
    }

    private InvalidExperimentException(String file, String key, String problem, @Nullable Throwable cause) {
        super((file.isEmpty() ? "" : file + ": ") + key + " " + problem, cause);
        this.key = key;
        this.problem = problem;
    }

    public String key() {
        return key;
    }

    /** The same with the file's name in front. */
    InvalidExperimentException in(String file) {
        return new InvalidExperimentException(file, key, problem, this);
    }

    /** The same for a key that is part of another. */
    InvalidExperimentException under(String outer) {
        return new InvalidExperimentException("", outer + "." + key, problem, this);
    }
}
