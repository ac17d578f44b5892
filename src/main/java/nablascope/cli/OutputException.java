package nablascope.cli;

import java.io.IOException;

/** Results that could not be written: the run failed, its input was fine. */
final class OutputException extends IOException {
    private static final long serialVersionUID = 1;

    OutputException(IOException cause) {
        super(Errors.sentence(cause), cause);
    }
}
