package nablascope.cli;

/** What the process says to its caller. */
final class ExitCode {
    static final int FINE = 0;
    static final int RUN_FAILED = 1;
    static final int BAD_INPUT = 2;

    private ExitCode() {}
}
