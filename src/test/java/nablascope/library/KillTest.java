package nablascope.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nablascope.library.RunInfo.Status;
import nablascope.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills programs at random moments of a run: {@code -Dnablascope.kills=200} for more than the few of every build. Each run is
 * listed, with every experiment and change of knobs, lacks at most its last second, and can be gone on with.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("nablascope.kills", 6);
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path root;

    @Test
    void killed_at_any_moment() throws Exception {
        RandomStream random = RandomStream.of(5, RandomStream.Purpose.NOISE, 0, 0);
        int kept = 0;
        // Between busy neighbours Java may take longer to start than the first few live.
        for (int kill = 0; kill < KILLS || (kept == 0 && kill < KILLS + 10); kill++) {
            long reported = runAndKill(random, kill);
            RunLibrary library = RunLibrary.open(root);
            List<RunInfo> all = library.list();
            assertThat(all).hasSizeBetween(kept, kept + 1);
            if (reported > 0) {
                assertThat(all).hasSize(kept + 1);
            }
            if (all.size() > kept) {
                kept++;
                check(library, all.getFirst(), reported);
            }
            assertThat(all).allMatch(run -> run.status() == Status.INTERRUPTED);
        }
        RunLibrary.open(root).tidy();
        try (var files = Files.walk(root)) {
            assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
        assertThat(RunLibrary.open(root).list()).hasSize(kept);
        goOn();
    }

    /** Returns the steps that were done a second before the end. */
    private long runAndKill(RandomStream random, int kill) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(
                        java,
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        root.toString(),
                        kill % 2 == 0 ? "10" : "200")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        TreeMap<Long, Long> progress = new TreeMap<>();
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<?> reading = reader.submit(() -> follow(child, progress));
            // It counts from the start of the process, so that some die before their first step.
            int longer = 1000 * Math.max(0, kill - KILLS + 1);
            boolean ended = child.waitFor(200 + random.nextInt(2500) + longer, TimeUnit.MILLISECONDS);
            assertThat(ended).as("the child ended by itself").isFalse();
            long killed = System.nanoTime();
            // Of the process itself: its object would close the pipe under the reader.
            assertThat(child.toHandle().destroyForcibly()).isTrue();
            child.waitFor();
            await(reading);
            Map.Entry<Long, Long> known = progress.floorEntry(killed - SECOND);
            return known == null ? 0 : known.getValue();
        }
    }

    private static void await(Future<?> reading) throws InterruptedException, ExecutionException {
        reading.get();
    }

    private static boolean follow(Process child, Map<Long, Long> progress) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                progress.put(System.nanoTime(), Long.parseLong(line));
            }
        }
        return true;
    }

    private static void check(RunLibrary library, RunInfo info, long reported) throws IOException {
        StoredRun run = library.load(info.id());
        assertThat(run.info().damages()).isEmpty();
        assertThat(run.experiment()).isEqualTo(new FormulaRun().experiment());
        assertThat(run.metrics().missingSteps()).isZero();
        assertThat(run.metrics().steps()).isGreaterThanOrEqualTo(reported);
        assertThat(run.changes())
                .hasSizeGreaterThanOrEqualTo((int) ((run.metrics().steps() - 1) / FormulaRun.STEPS_PER_CHANGE));
        Formulas.assertAllRowsTrue(run.metrics());
        assertThat(run.checkpointsUntil(run.steps())).hasSameSizeAs(run.checkpoints());
        for (StoredCheckpoint checkpoint : run.checkpoints()) {
            assertThat(checkpoint).isEqualTo(FormulaRun.checkpoint(checkpoint.steps()));
        }
    }

    /** The runs were not ended by their programs, and can be by another. */
    private void goOn() throws IOException {
        RunLibrary library = RunLibrary.open(root);
        RunId id = library.list().getFirst().id();
        // One that was killed early has not come to its NaN.
        long steps = Math.max(library.load(id).metrics().steps(), FormulaRun.BROKEN) + 100;
        library.resume(id, new FormulaRun().stepTo(steps).end(), status -> {}).close();
        StoredRun whole = library.load(id);
        assertThat(whole.info().status()).isEqualTo(Status.EXPLODED); // its formulas have a NaN
        assertThat(whole.info().damages()).isEmpty();
        assertThat(whole.metrics().missingSteps()).isZero();
        assertThat(whole.metrics().steps()).isEqualTo(steps);
    }
}
