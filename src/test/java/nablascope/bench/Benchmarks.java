package nablascope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks and writes their table, with the speed of products, its share of the measured peak and its
 * multiple of EJML's, to {@code target/benchmarks/benchmarks.md}:
 *
 * <pre>{@code mvn -q -Pbenchmarks process-test-classes}</pre>
 *
 * {@code -Dbenchmarks=Step} picks those whose names contain it. Numbers mean something on a quiet machine only; no test
 * asserts them.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) throws RunnerException, IOException {
        OptionsBuilder options = new OptionsBuilder();
        options.include("PeakBenchmark");
        options.include(args.length == 0 ? "." : args[0]);
        // As the program starts itself; without, rare tiles are compiled only after seconds.
        options.jvmArgs(
                "@src/main/launch/jvm.options",
                "@src/main/launch/launcher.options",
                "--add-modules",
                "jdk.incubator.vector");
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
        lines.add("| work | case | median | unit | GFLOP/s | of peak | times EJML |");
        lines.add("|---|---|---|---|---|---|---|");
        Map<String, Double> ejml = new HashMap<>();
        results.stream()
                .filter(r -> work(r).equals("ejml"))
                .forEach(r -> ejml.put(r.getParams().getParam("shape"), median(r)));
        results.forEach(r -> lines.add(row(r, peak, ejml)));
        return lines;
    }

    private static String work(RunResult result) {
        return result.getParams().getBenchmark().replaceFirst(".*\\.", "");
    }

    private static String row(RunResult result, double peak, Map<String, Double> ejml) {
        String shape = result.getParams().getParam("shape");
        double median = median(result);
        String unit = result.getPrimaryResult().getScoreUnit();
        if (shape == null) {
            String name = result.getParams().getParam("name");
            return String.format(
                    Locale.ROOT, "| %s | %s | %.4g | %s | | | |", work(result), name == null ? "" : name, median, unit);
        }
        double operations = 2;
        for (String number : shape.split("x", -1)) {
            operations *= Integer.parseInt(number);
        }
        double speed = operations / median / 1e3;
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.4g | %s | %.1f | %.2f | %.1f |",
                work(result),
                shape,
                median,
                unit,
                speed,
                speed / peak,
                ejml.getOrDefault(shape, Double.NaN) / median);
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }
}
