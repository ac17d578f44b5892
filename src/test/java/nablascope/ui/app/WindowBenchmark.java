package nablascope.ui.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import nablascope.library.RunLibrary;
import nablascope.session.TrainingSession;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.run.Preset;
import nablascope.ui.theme.Fonts;

/**
 * What the window costs the training, and whether it stays fluid: steps per second of the digits at full speed alone
 * and in the real window, interleaved; then pulses per second and the longest gap between two while a small network
 * trains with two million steps on screen. The last part of
 *
 * <pre>{@code mvn -q -Pbenchmarks process-test-classes}</pre>
 *
 * headless; writes to {@code target/benchmarks/window.txt}.
 */
public final class WindowBenchmark {
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LONG_RUN = 2_000_000;

    private static final PrintStream OUT = System.out;

    private WindowBenchmark() {}

    public static void main(String[] args) {
        FxThread.start();
        Fonts.register();
        double[] alone = new double[ROUNDS];
        double[] shown = new double[ROUNDS];
        double[] ratio = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            alone[round] = alone();
            shown[round] = inWindow();
            ratio[round] = shown[round] / alone[round];
            OUT.printf(
                    Locale.ROOT,
                    "round %d: %.0f steps/s alone, %.0f in the window%n",
                    round + 1,
                    alone[round],
                    shown[round]);
        }
        OUT.printf(
                Locale.ROOT,
                "median: %.0f steps/s alone, %.0f in the window, ratio %.3f%n",
                median(alone),
                median(shown),
                median(ratio));
        longRun();
        System.exit(0);
    }

    private static double alone() {
        try (TrainingSession session = TrainingSession.open(Preset.DIGITS.experiment(), Path.of(""))) {
            session.play();
            return rate(session);
        }
    }

    private static double inWindow() {
        try (OffscreenWindow offscreen = open(Preset.DIGITS)) {
            return rate(session(offscreen));
        }
    }

    private static OffscreenWindow open(Preset preset) {
        OffscreenWindow offscreen =
                OffscreenWindow.open(Settings.first(Locale.ENGLISH), RunLibrary.open(temporaryFolder()));
        FxThread.call(() -> offscreen.window().open(preset.experiment(), preset.folder()));
        offscreen.await("the run", PATIENCE, w -> w.run().session().get() != null);
        FxThread.call(() -> offscreen.window().run().toggle());
        return offscreen;
    }

    /** The window keeps its runs, as it does for everybody. */
    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("window-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrainingSession session(OffscreenWindow offscreen) {
        TrainingSession session =
                FxThread.call(() -> offscreen.window().run().session().get());
        if (session == null) {
            throw new IllegalStateException("no run is open");
        }
        return session;
    }

    private static double rate(TrainingSession session) {
        pass(WARM_UP);
        long steps = session.status().step();
        long begin = System.nanoTime();
        pass(MEASURED);
        return (session.status().step() - steps) * 1e9 / (System.nanoTime() - begin);
    }

    private static void longRun() {
        try (OffscreenWindow offscreen = open(spirals())) {
            offscreen.await(
                    "two million steps", PATIENCE, w -> w.run().status().get().step() >= LONG_RUN);
            List<Long> pulses = new ArrayList<>();
            Runnable look = () -> pulses.add(System.nanoTime());
            FxThread.call(() -> offscreen.window().bridge().onPulse(look));
            pass(Duration.ofSeconds(20));
            FxThread.call(() -> offscreen.window().bridge().remove(look));
            double[] gaps = new double[pulses.size() - 1];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = (pulses.get(i + 1) - pulses.get(i)) / 1e6;
            }
            double seconds = (pulses.getLast() - pulses.getFirst()) / 1e9;
            Arrays.sort(gaps);
            OUT.printf(
                    Locale.ROOT,
                    "%,d steps on screen: %.0f pulses/s; gap median %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                    session(offscreen).status().step(),
                    gaps.length / seconds,
                    median(gaps),
                    gaps[(int) (gaps.length * 0.99)],
                    gaps[gaps.length - 1]);
        }
    }

    private static Preset spirals() {
        return Preset.BUILT_IN.stream()
                .filter(preset -> preset.id().equals("spirals"))
                .findFirst()
                .orElseThrow();
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
