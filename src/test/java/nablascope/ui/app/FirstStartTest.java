package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nablascope.Launcher;
import nablascope.library.RunInfo;
import nablascope.library.RunLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher has Java learn from: the program as a person starts it, in a process of its own. */
final class FirstStartTest {
    @TempDir
    private Path folder;

    @Test
    void it_opens_the_window_trains_the_first_run_and_ends() throws IOException, InterruptedException {
        File log = folder.resolve("log.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "first-start");
        builder.environment().put("NABLASCOPE_LIBRARY", folder.resolve("runs").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        builder.environment().put("APPDATA", folder.toString());
        Process program = builder.redirectErrorStream(true).redirectOutput(log).start();
        try {
            assertThat(program.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }
        assertThat(program.exitValue()).as("%s", Files.readString(log.toPath())).isZero();
        RunInfo run = RunLibrary.open(folder.resolve("runs")).list().getFirst();
        assertThat(run.summary().steps()).isGreaterThanOrEqualTo(200);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files).anyMatch(file -> file.endsWith("settings.properties"));
        }
    }
}
