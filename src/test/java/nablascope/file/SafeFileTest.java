package nablascope.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {
    @TempDir
    Path folder;

    @Test
    void content_that_fails_under_way_leaves_everything_as_it_was() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "before");

        assertThatThrownBy(() -> SafeFile.write(file, this::halfOfIt))
                .isInstanceOf(IOException.class)
                .hasMessage("no more");
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryContaining("glob:**/a.csv").isDirectoryNotContaining("glob:**.tmp");
    }

    private void halfOfIt(OutputStream out) throws IOException {
        out.write('x');
        assertThat(folder.resolve("a.csv")).hasContent("before");
        assertThat(SafeFile.removeLeftovers(folder)).isZero();
        throw new IOException("no more");
    }

    @Test
    void content_of_a_stream_is_there_whole() throws IOException {
        Path file = folder.resolve("a.csv");
        SafeFile.write(file, out -> {
            for (int i = 0; i < 1000; i++) {
                out.write("0123456789".getBytes(StandardCharsets.US_ASCII));
            }
        });
        assertThat(file).hasContent("0123456789".repeat(1000));
    }
}
