package nablascope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts of {@code badinputs/MANIFEST.csv}: files that are odd but fine, tolerable, or to be refused. */
class BadInputsTest {
    @TempDir
    Path folder;

    private static Path badInputs() throws URISyntaxException {
        URL manifest = Objects.requireNonNull(BadInputsTest.class.getResource("/badinputs/MANIFEST.csv"));
        return Objects.requireNonNull(Path.of(manifest.toURI()).getParent());
    }

    /** Columns of the manifest: file, reader, verdict, rows, note. The few large files are made by other tests here. */
    static Stream<Arguments> cases() throws URISyntaxException, IOException {
        Path inputs = badInputs();
        return Files.readAllLines(inputs.resolve("MANIFEST.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", 5))
                .filter(cells -> Files.exists(inputs.resolve(cells[0])))
                .map(cells -> Arguments.of(cells[0], cells[2], cells[3], cells[4]));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void verdictIsTheManifests(String file, String verdict, String rows, String note) throws URISyntaxException {
        Path path = badInputs().resolve(file);
        if (verdict.equals("refuse")) {
            Throwable refusal = catchThrowable(() -> DataFiles.inspect(path));
            assertThat(refusal).as(note).isInstanceOf(InvalidDataException.class);
            assertThat(refusal).hasMessageContaining(String.valueOf(path.getFileName()));
            assertThat(refusal.getMessage()).doesNotContain("Exception").hasSizeLessThan(300);
            return;
        }
        DataFile found = DataFiles.inspect(path);
        assertThat(found.rows()).as(note).isEqualTo(Integer.parseInt(rows));
        assertThat(found.warnings().isEmpty()).as(found.warnings().toString()).isEqualTo(verdict.equals("accept"));
    }

    @Test
    void giantFieldIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("giant.csv"), "a,y\n" + "1".repeat(2_000_000) + ",0\n");
        assertThatThrownBy(() -> DataFiles.inspect(file))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("1048576");
    }

    @Test
    void giantLineIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("line.csv"), "1,".repeat(3_000_000));
        assertThatThrownBy(() -> DataFiles.inspect(file))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("65536 fields");
    }

    @Test
    void bombOfZerosIsRefused() throws IOException {
        Path file = folder.resolve("bomb.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 100; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        assertThatThrownBy(() -> DataFiles.inspect(file)).isInstanceOf(InvalidDataException.class);
    }
}
