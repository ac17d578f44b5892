package nablascope.experiment;

/** An experiment that cannot be run: the key at fault, what is wrong with it, and what would be right. */
public final class InvalidExperimentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;

    /**
     * @param key the dotted path in the experiment file, such as {@code optimizer.lr}
     * @param problem what is wrong and what would be right, to be read after the key
     */
    public InvalidExperimentException(String key, String problem) {
        super(key + " " + problem);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
