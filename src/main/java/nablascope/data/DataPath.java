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
                throw new InvalidDataException(DataFault.NO_FILE_IN.with(name, folder));
            }
            Path real = given.toRealPath();
            if (!real.startsWith(base) || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                throw outside(name);
            }
            return real;
        } catch (InvalidPathException | IOException e) {
            throw new InvalidDataException(DataFault.NOT_OPENED.with(name, folder, e.getMessage()), e);
        }
    }

    private static InvalidDataException outside(String name) {
        return new InvalidDataException(DataFault.OUTSIDE.with(name));
    }

    private static void checkDigest(Path file, String expected) {
        String actual = sha256(file);
        if (!actual.equals(expected.toLowerCase(Locale.ROOT))) {
            throw new InvalidDataException(
                    String.valueOf(file.getFileName()), DataFault.OTHER_FILE.with(actual, expected));
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
            throw InvalidDataException.unreadable(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
