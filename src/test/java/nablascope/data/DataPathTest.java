package nablascope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataPathTest {
    /** Of the bytes "abc", FIPS 180-2 appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path root;

    private Path folder = Path.of("");

    @BeforeEach
    void secretBesideTheFolder() throws IOException {
        folder = root.resolve("experiment");
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(root.resolve("secret.csv"), "secret");
        Files.writeString(folder.resolve("sub/a.csv"), "abc");
    }

    @Test
    void filesBelowTheFolderAreFound() throws IOException {
        Path expected = folder.resolve("sub/a.csv").toRealPath();
        assertThat(DataPath.resolve(folder, "sub/a.csv", null)).isEqualTo(expected);
        assertThat(DataPath.resolve(folder, "./sub/../sub/a.csv", ABC.toUpperCase(Locale.ROOT)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.csv",
                "sub/../../secret.csv",
                "/etc/passwd",
                "C:\\x.csv",
                "C:x.csv",
                "..\\secret.csv",
                "http://example.com/x.csv",
                "~/x.csv",
                "",
                " ",
                "sub",
                ".",
                "missing.csv",
                "a\0b"
            })
    void everythingElseIsRefused(String name) {
        assertThatThrownBy(() -> DataPath.resolve(folder, name, null)).isInstanceOf(InvalidDataException.class);
    }

    @Test
    void linksOutOfTheFolderAreRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.csv"), root.resolve("secret.csv"));
        assertThatThrownBy(() -> DataPath.resolve(folder, "link.csv", null))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("stay below");
    }

    @Test
    void anotherDigestIsRefused() {
        assertThatThrownBy(() -> DataPath.resolve(folder, "sub/a.csv", ABC.replace('a', 'b')))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining(ABC);
    }
}
