package nablascope.library;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a user's runs are unless they say otherwise. */
public final class LibraryFolder {
    /** The environment variable that names another folder. */
    public static final String VARIABLE = "NABLASCOPE_LIBRARY";

    private LibraryFolder() {}

    /** The folder by the rules of the operating system; it need not exist yet. */
    public static Path ofUser() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    static Path of(Map<String, String> environment, String system, Path home) {
        String own = environment.getOrDefault(VARIABLE, "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        return dataFolder(environment, system.toLowerCase(Locale.ROOT), home).resolve("nablascope");
    }

    private static Path dataFolder(Map<String, String> environment, String system, Path home) {
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        if (system.contains("win") && !local.isBlank()) {
            return Path.of(local);
        }
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Application Support");
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        // The rules of XDG have relative paths ignored.
        boolean valid = !xdg.isBlank() && Path.of(xdg).isAbsolute();
        return valid ? Path.of(xdg) : home.resolve(".local").resolve("share");
    }
}
