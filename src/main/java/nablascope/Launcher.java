package nablascope;

import org.jspecify.annotations.NullMarked;

/** Entry point; picks the window or the command line. Not a JavaFX application, so that it runs from a class path. */
@NullMarked
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        System.exit(args.length == 0 ? 0 : 2);
    }
}
