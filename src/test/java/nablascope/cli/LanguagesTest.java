package nablascope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java started in another language, with other digits, dots and capitals, writes the same bytes. */
class LanguagesTest {
    private static final Path EXPERIMENT = Path.of("src/test/resources/parity/public/p18-live-changes.experiment.json");
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private byte[] metrics(List<String> options) throws IOException, InterruptedException {
        Path out = folder.resolve("run");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("nablascope.Launcher", "run", EXPERIMENT.toString(), "--out", out.toString()));
        Path messages = folder.resolve("messages");
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        assertThat(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue())
                .as(() -> new String(bytes(messages), StandardCharsets.UTF_8))
                .isZero();
        return bytes(out.resolve("metrics.csv"));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_language_of_java_changes_no_byte() throws Exception {
        byte[] first = metrics(List.of());
        assertThat(first).isNotEmpty();
        assertThat(metrics(List.of("-Duser.language=tr", "-Duser.country=TR"))).isEqualTo(first);
        assertThat(metrics(List.of("-Duser.language=de"))).isEqualTo(first);
        assertThat(metrics(List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.extensions=u-nu-arab")))
                .isEqualTo(first);
        assertThat(metrics(List.of("-Duser.language=zh", "-Duser.country=CN"))).isEqualTo(first);
    }
}
