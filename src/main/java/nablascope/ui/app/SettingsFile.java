package nablascope.ui.app;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import nablascope.file.SafeFile;

/** The settings on disk. A file that cannot be read is put aside; nothing here ever keeps the window from opening. */
final class SettingsFile {
    private static final Logger LOG = System.getLogger(SettingsFile.class.getName());

    private final Path file;

    SettingsFile(Path file) {
        this.file = file;
    }

    /** In the folder where the operating system wants a user's settings. */
    static SettingsFile ofUser() {
        return new SettingsFile(configFolder().resolve("nablascope").resolve("settings.properties"));
    }

    private static Path configFolder() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String appData = System.getenv("APPDATA");
        String xdg = System.getenv("XDG_CONFIG_HOME");
        Path home = Path.of(System.getProperty("user.home"));
        if (system.contains("win") && appData != null) {
            return Path.of(appData);
        }
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Application Support");
        }
        return xdg != null && !xdg.isBlank() ? Path.of(xdg) : home.resolve(".config");
    }

    Settings read() {
        Settings first = Settings.first(Locale.getDefault());
        if (!Files.exists(file)) {
            return first;
        }
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            return Settings.of(properties, first);
        } catch (IOException | IllegalArgumentException e) {
            putAside(e);
            return first;
        }
    }

    private void putAside(Exception cause) {
        Path aside = file.resolveSibling(file.getFileName() + ".bad");
        LOG.log(Level.WARNING, "settings unreadable, kept as " + aside, cause);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "settings could not be put aside", e);
        }
    }

    void write(Settings settings) {
        try {
            StringWriter text = new StringWriter();
            settings.toProperties().store(text, null);
            Files.createDirectories(file.toAbsolutePath().getParent());
            SafeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "settings could not be written", e);
        }
    }
}
