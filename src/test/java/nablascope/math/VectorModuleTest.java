package nablascope.math;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a JVM comes by the vector module, each in one of its own: as an option, through the jar's door, or not at all. */
class VectorModuleTest {
    @Test
    void an_option_adds_it() throws IOException, InterruptedException {
        assertThat(printed("--add-modules", "jdk.incubator.vector")).endsWith("true, 113, in the boot layer\n");
    }

    @Test
    void an_export_lets_it_in_later() throws IOException, InterruptedException {
        assertThat(printed("--add-exports", "java.base/jdk.internal.module=ALL-UNNAMED"))
                .doesNotContain("incubator")
                .endsWith("true, 113, not in the boot layer\n");
    }

    @Test
    void without_both_it_is_missed_with_a_word() throws IOException, InterruptedException {
        assertThat(printed())
                .contains("Training is slower than it could be, without jdk.incubator.vector")
                .endsWith("false, 113, not in the boot layer\n");
    }

    @Test
    void the_jar_asks_for_the_export_and_for_memory_by_address() throws IOException {
        assertThat(Path.of("pom.xml"))
                .content(UTF_8)
                .contains("<Add-Exports>java.base/jdk.internal.module</Add-Exports>")
                .contains("<Enable-Native-Access>ALL-UNNAMED</Enable-Native-Access>");
    }

    private static String printed(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Asking.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.replace(System.lineSeparator(), "\n");
    }

    /** A program that says whether it has the module, what it makes of 3² + 2·4² + 2·6², and where the module is. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] args) {
            float[] x = new float[64];
            x[0] = 3;
            x[20] = x[40] = 4;
            x[41] = x[63] = 6;
            boolean early =
                    ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
            System.out.printf(
                    Locale.ROOT,
                    "%s, %.0f, %s the boot layer%n",
                    VectorModule.present(),
                    Norms.sumOfSquares(x, x.length),
                    early ? "in" : "not in");
        }
    }
}
