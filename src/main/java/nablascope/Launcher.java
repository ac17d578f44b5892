package nablascope;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import nablascope.cli.NablaScopeCli;
import nablascope.ui.app.FirstStartCommand;
import nablascope.ui.app.NablaScopeApp;
import nablascope.ui.app.SnapshotCommand;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Entry point; picks the window or the command line. Not a JavaFX application, so that it runs from a class path. */
@NullMarked
public final class Launcher {
    private static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

    private Launcher() {}

    /** Without arguments, or with a file, the window; with a command or an option, the command line. */
    public static void main(String[] args) {
        // It would warn at each start that it runs from a class path, which is how it is meant to run here.
        JAVAFX_LOG.setFilter(log -> !log.getMessage().startsWith("Unsupported JavaFX configuration"));
        if (wantsWindow(args)) {
            openWindow(args);
            return;
        }
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        Map<String, Object> windows = Map.of("snapshot", new SnapshotCommand(), "first-start", new FirstStartCommand());
        System.exit(NablaScopeCli.run(List.of(args), windows, out, err));
    }

    private static boolean wantsWindow(String[] args) {
        return args.length == 0
                || (args.length == 1
                        && !args[0].startsWith("-")
                        && (args[0].endsWith(".json") || Files.isRegularFile(Path.of(args[0]))));
    }

    /** What stands in the way is asked only when something does: the question costs a tenth of a second. */
    private static void openWindow(String[] args) {
        try {
            NablaScopeApp.open(args);
        } catch (RuntimeException | LinkageError failure) {
            @Nullable String obstacle = Display.obstacle();
            if (obstacle == null) {
                throw failure;
            }
            PrintWriter err = writer(FileDescriptor.err);
            err.println(obstacle);
            err.flush();
            System.exit(2);
        }
    }

    /** UTF-8 whatever the system's encoding, so that the same run prints the same bytes. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
