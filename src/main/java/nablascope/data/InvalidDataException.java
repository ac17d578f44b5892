package nablascope.data;

/** Data that cannot be used: the file, the place in it, and the remedy, in one sentence each. */
public final class InvalidDataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message file, line or offset, what is wrong, and what to do about it */
    public InvalidDataException(String message) {
        super(message);
    }

    public InvalidDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
