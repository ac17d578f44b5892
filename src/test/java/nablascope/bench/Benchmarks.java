package nablascope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks and writes their table, with the speed of products and its share of the measured peak, to
 * {@code target/benchmarks}:
 *
 * <pre>{@code
 * mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="--add-modules jdk.incubator.vector -cp %classpath nablascope.bench.Benchmarks"
 * }</pre>
 *
 * An argument is a regular expression that picks among them. Numbers mean something on a quiet machine only; no test
 * asserts them.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) throws RunnerException, IOException {
        OptionsBuilder options = new OptionsBuilder();
        options.include("nablascope\\.bench\\.PeakBenchmark");
        options.include(args.length == 0 ? "nablascope\\.bench\\..*" : args[0]);
        options.jvmArgs("--add-modules", "jdk.incubator.vector");
        Collection<RunResult> results = new Runner(options.build()).run();
        Path folder = Files.createDirectories(Path.of("target", "benchmarks"));
        Files.write(folder.resolve("benchmarks.md"), table(results));
    }

    private static List<String> table(Collection<RunResult> results) {
        double peak = results.stream()
                .filter(r -> r.getParams().getBenchmark().contains("PeakBenchmark"))
                .mapToDouble(r -> PeakBenchmark.OPERATIONS / median(r) / 1e3)
                .findFirst()
                .orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "Peak of one core: %.0f GFLOP/s", peak));
        lines.add("");
        lines.add("| work | case | median µs | GFLOP/s | of peak |");
        lines.add("|---|---|---|---|---|");
        for (RunResult result : results) {
            lines.add(row(result, peak));
        }
        return lines;
    }

    private static String row(RunResult result, double peak) {
        String work = result.getParams().getBenchmark().replaceFirst(".*\\.", "");
        String shape = result.getParams().getParam("shape");
        double median = median(result);
        if (shape == null) {
            String name = result.getParams().getParam("name");
            return String.format(Locale.ROOT, "| %s | %s | %.3f | | |", work, name == null ? "" : name, median);
        }
        double operations = 2;
        for (String number : shape.split("x", -1)) {
            operations *= Integer.parseInt(number);
        }
        double speed = operations / median / 1e3;
        return String.format(Locale.ROOT, "| %s | %s | %.3f | %.1f | %.2f |", work, shape, median, speed, speed / peak);
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }
}
