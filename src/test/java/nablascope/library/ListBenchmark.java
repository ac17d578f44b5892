package nablascope.library;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A program that prints how long a library of ten thousand runs takes to list, each time in a Java that did nothing before
 * and may use no more than 300 MB; first without the index, then with it. Arguments: a folder, to keep the library for
 * another time; none: a temporary one.
 *
 * <pre>{@code
 * mvn -q process-test-classes exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="--add-modules jdk.incubator.vector -cp %classpath nablascope.library.ListBenchmark"
 * }</pre>
 */
final class ListBenchmark {
    private static final int RUNS = 10_000;
    private static final int STEPS = 20_000;
    private static final int STARTS = 7;
    private static final String HEAP = "-Xmx300m";
    private static final PrintStream OUT = System.out;

    private ListBenchmark() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 2) {
            list(Path.of(args[0]), args[1]);
            return;
        }
        Path root = args.length == 1 ? Path.of(args[0]) : Files.createTempDirectory("nablascope-list");
        if (!Files.exists(root.resolve("runs"))) {
            fill(root);
        }
        try {
            print("without index", starts(root, true));
            print("with index", starts(root, false));
        } finally {
            if (args.length == 0) {
                FolderTree.delete(root);
            }
        }
    }

    /** One line: runs, seconds of the first listing, seconds of the fifth, MiB in use after a collection. */
    private static void list(Path root, String index) throws IOException {
        RunLibrary library = RunLibrary.open(root);
        double[] seconds = new double[5];
        int runs = 0;
        long used = 0;
        for (int i = 0; i < seconds.length; i++) {
            if (index.equals("without")) {
                Files.deleteIfExists(root.resolve("runs.index"));
            }
            long start = System.nanoTime();
            List<RunInfo> all = RunQuery.ALL.apply(library.list());
            seconds[i] = (System.nanoTime() - start) / 1e9;
            Runtime runtime = Runtime.getRuntime();
            used = Math.max(used, runtime.totalMemory() - runtime.freeMemory());
            runs = all.size();
        }
        OUT.printf(Locale.ROOT, "%d %.4f %.4f %d%n", runs, seconds[0], seconds[4], used >> 20);
    }

    private static double[][] starts(Path root, boolean without) throws IOException, InterruptedException {
        double[][] columns = new double[4][STARTS];
        for (int i = 0; i < STARTS; i++) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            HEAP,
                            "-cp",
                            System.getProperty("java.class.path"),
                            ListBenchmark.class.getName(),
                            root.toString(),
                            without ? "without" : "with")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
                String[] words = Objects.requireNonNull(lines.readLine()).split(" ", -1);
                for (int c = 0; c < columns.length; c++) {
                    columns[c][i] = Double.parseDouble(words[c]);
                }
            }
            child.waitFor();
        }
        return columns;
    }

    private static void print(String what, double[][] columns) {
        Arrays.stream(columns).forEach(Arrays::sort);
        OUT.printf(
                Locale.ROOT,
                "%.0f runs %s: first list of a Java %.2f s (longest %.2f), fifth %.2f s, at most %.0f MiB in use of a heap of %s%n",
                columns[0][0],
                what,
                columns[1][STARTS / 2],
                columns[1][STARTS - 1],
                columns[2][STARTS / 2],
                columns[3][STARTS - 1],
                HEAP);
    }

    /** One real run, copied; every tenth has labels, and every hundredth ends in the middle of a line. */
    private static void fill(Path root) throws IOException {
        RunLibrary library = RunLibrary.open(root);
        RunRecorder recorder = library.record(new FormulaRun().stepTo(STEPS), status -> {});
        recorder.close();
        Path model = library.folder(Objects.requireNonNull(recorder.status().run()));
        FileTime yesterday = FileTime.from(Instant.now().minusSeconds(86_400));
        for (int i = 1; i < RUNS; i++) {
            RunId id = new RunId("copy-" + i);
            Path copy = Files.createDirectory(model.resolveSibling(id.name()));
            for (String name : List.of(RunFiles.EXPERIMENT, RunFiles.CHANGES, RunFiles.INFO)) {
                Files.copy(model.resolve(name), copy.resolve(name));
            }
            // Only its size is looked at; whole it would take gigabytes.
            try (var metrics =
                    new RandomAccessFile(copy.resolve(RunFiles.METRICS).toFile(), "rw")) {
                metrics.setLength(Files.size(model.resolve(RunFiles.METRICS)));
            }
            if (i % 10 == 0) {
                library.label(id, labels -> labels.withTags(List.of("tenth")));
            }
            if (i % 100 == 0) {
                byte[] info = Files.readAllBytes(copy.resolve(RunFiles.INFO));
                Files.write(copy.resolve(RunFiles.INFO), Arrays.copyOf(info, info.length / 2));
            }
            Files.setLastModifiedTime(copy, yesterday);
            Files.setLastModifiedTime(copy.resolve(RunFiles.INFO), yesterday);
        }
    }
}
