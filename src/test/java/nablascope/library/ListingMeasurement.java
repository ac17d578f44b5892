package nablascope.library;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How long a library of many runs takes to list. Arguments: an empty folder to fill, and the number of runs; or a filled
 * folder alone, which is then listed in a Java that did nothing else before. Run it with {@code -Xmx300m}.
 */
final class ListingMeasurement {
    private ListingMeasurement() {}

    public static void main(String[] args) throws IOException {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path root = Path.of(args[0]);
        if (args.length > 1) {
            fill(root, Integer.parseInt(args[1]));
        }
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            List<RunInfo> runs = RunLibrary.open(root).list();
            long listed = System.nanoTime();
            RunQuery.ALL.apply(runs);
            Runtime runtime = Runtime.getRuntime();
            out.println(String.format(
                    Locale.ROOT,
                    "%d runs listed in %.3f s, sorted in %.3f s, heap %d MiB in use",
                    runs.size(),
                    (listed - start) / 1e9,
                    (System.nanoTime() - listed) / 1e9,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20));
        }
    }

    /** One real run, copied; every tenth has labels, and every hundredth ends in the middle of a line. */
    private static void fill(Path root, int count) throws IOException {
        RunLibrary library = RunLibrary.open(root);
        RunRecorder recorder = library.record(new FormulaRun().stepTo(500), status -> {});
        recorder.close();
        RunId first = Objects.requireNonNull(recorder.status().run());
        Path model = library.folder(first);
        for (int i = 1; i < count; i++) {
            RunId id = new RunId("copy-" + i);
            Path copy = Files.createDirectory(model.resolveSibling(id.name()));
            for (String name : List.of(RunFiles.EXPERIMENT, RunFiles.CHANGES, RunFiles.METRICS, RunFiles.INFO)) {
                Files.copy(model.resolve(name), copy.resolve(name));
            }
            if (i % 10 == 0) {
                library.label(id, labels -> labels.withTags(List.of("tenth")));
            }
            if (i % 100 == 0) {
                byte[] info = Files.readAllBytes(copy.resolve(RunFiles.INFO));
                Files.write(copy.resolve(RunFiles.INFO), Arrays.copyOf(info, info.length / 2));
            }
        }
    }
}
