package nablascope.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Files that an experiment names. A shared experiment must not read what lies outside its own folder. */
final class DataPath {
    private DataPath() {}

    /**
     * The file that {@code name} means.
     *
     * @param folder the experiment file's folder
     * @param sha256 the digest the file must have, in hexadecimal; null: any
     * @throws InvalidDataException if the path leaves the folder, also by a link, or there is no such regular file
     */
    static Path resolve(Path folder, String name, @Nullable String sha256) {
        Path file = below(folder, name);
        if (sha256 != null) {
            checkDigest(file, sha256);
        }
        return file;
    }

    private static Path below(Path folder, String name) {
        try {
            Path given = folder.resolve(name);
            if (name.isBlank()
                    || name.indexOf('\\') >= 0
                    || name.indexOf(':') >= 0
                    || Path.of(name).isAbsolute()) {
                throw outside(name);
            }
            Path base = folder.toRealPath();
            if (!base.resolve(name).normalize().startsWith(base)) {
                throw outside(name);
            }
            if (!Files.isRegularFile(given)) {
                throw new InvalidDataException(
                        name + ": there is no such file in " + folder + ". Copy it there or correct the path.");
            }
            Path real = given.toRealPath();
            if (!real.startsWith(base) || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                throw outside(name);
            }
            return real;
        } catch (InvalidPathException | IOException e) {
            throw new InvalidDataException(name + " cannot be opened in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static InvalidDataException outside(String name) {
        return new InvalidDataException(
                name
                        + ": paths must be relative, with /, and stay below the experiment file's folder. Copy the file there.");
    }

    private static void checkDigest(Path file, String expected) {
        String actual = sha256(file);
        if (!actual.equals(expected.toLowerCase(Locale.ROOT))) {
            throw new InvalidDataException(
                    file.getFileName() + " is not the file the experiment was made with: its SHA-256 is " + actual
                            + " instead of " + expected + ". Get the original file, or remove sha256 to use this one.");
        }
    }

    /** The SHA-256 of a file's bytes, in lower-case hexadecimal. */
    static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                digest.update(block, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new InvalidDataException(file.getFileName() + " cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
