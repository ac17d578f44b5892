package nablascope.ui.charts;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * Two charts with their curves over two million steps while a thread appends as fast as it can. Prints how often the
 * window redraws, what a redraw costs the FX thread and its longest stall. In a window, or with
 * {@code -Dglass.platform=Headless} without a display. With the argument {@code others} there are twelve branches and
 * eight kept runs of 100,000 steps beside the run, with {@code compared} their differences from it:
 *
 * <pre>mvn test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test -Dexec.args="-Dprism.order=sw
 * -cp %classpath nablascope.ui.charts.ChartBenchmark"</pre>
 */
public final class ChartBenchmark {
    private static final int FIRST_STEPS = 2_000_000;
    private static final double WARM_UP_SECONDS = 5;
    private static final double SECONDS = 15;

    private static final int OTHERS = 20;
    private static final int OTHER_STEPS = 100_000;
    private static final List<String> OPTIONS = new ArrayList<>();

    private ChartBenchmark() {}

    public static void main(String[] args) {
        OPTIONS.addAll(List.of(args));
        Application.launch(Window.class, args);
    }

    /** The main class must not be an application itself when JavaFX is on the class path. */
    public static final class Window extends Application {
        @Override
        public void start(Stage stage) {
            DemoRun run = new DemoRun().steps(FIRST_STEPS, 5);
            List<LiveChart> charts = List.of(new LiveChart(Charts.loss()), new LiveChart(Charts.gradient()));
            for (LiveChart chart : charts) {
                chart.model().timelineProperty().set(run.timeline());
                chart.model().themeProperty().set(ChartTheme.dark("System"));
                chart.model().thresholdProperty().set(5);
                chart.model().overlaysProperty().set(overlays(run));
                VBox.setVgrow(chart, Priority.ALWAYS);
            }
            VBox box = new VBox(charts.toArray(LiveChart[]::new));
            stage.setScene(new Scene(box, 900, 800));
            stage.show();
            Thread engine = new Thread(() -> train(run), "engine");
            engine.setDaemon(true);
            engine.start();
            new Meter(charts, run).start();
        }
    }

    private static Overlays overlays(DemoRun run) {
        if (OPTIONS.isEmpty()) {
            return Overlays.NONE;
        }
        List<Overlays.Other> others = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            DemoRun other = new DemoRun().steps(OTHER_STEPS + i, 3);
            others.add(new Overlays.Other(
                    "run " + i, Pen.ofBranch(i), "run " + i, other.timeline(), List.of(), List.of()));
        }
        Overlays.Reference reference =
                OPTIONS.contains("compared") ? new Overlays.Reference("run", run.timeline()) : null;
        return new Overlays(others, "own", true, Overlays.NOBODY, reference);
    }

    private static void train(DemoRun run) {
        while (!Thread.currentThread().isInterrupted()) {
            run.steps(10_000, 5);
        }
    }

    /** Refreshes the charts at each pulse, as the window does, and measures. */
    private static final class Meter extends AnimationTimer {
        private final List<LiveChart> charts;
        private final DemoRun run;
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final long[] cost = new long[10_000];
        private final long[] cpu = new long[10_000];
        private final long[] gaps = new long[10_000];
        private final long begin = System.nanoTime();
        private int count;
        private long measuredFrom;
        private long stepsBefore;
        private long last;

        Meter(List<LiveChart> charts, DemoRun run) {
            this.charts = charts;
            this.run = run;
        }

        @Override
        public void handle(long now) {
            long start = System.nanoTime();
            long startCpu = threads.getCurrentThreadCpuTime();
            charts.forEach(LiveChart::refresh);
            long end = System.nanoTime();
            if (end - begin < WARM_UP_SECONDS * 1e9) {
                measuredFrom = end;
                stepsBefore = run.timeline().steps();
            } else if (count < cost.length) {
                cost[count] = end - start;
                cpu[count] = threads.getCurrentThreadCpuTime() - startCpu;
                gaps[count] = end - last;
                count++;
            }
            last = end;
            if (end - measuredFrom > SECONDS * 1e9) {
                stop();
                report(System.out, (end - measuredFrom) / 1e9);
                Platform.exit();
            }
        }

        private void report(PrintStream out, double seconds) {
            out.printf(Locale.ROOT, "redraws of both charts   %.1f /s%n", count / seconds);
            distribution(out, "FX thread per redraw     ", cost);
            distribution(out, "  of that, computing     ", cpu);
            out.printf(
                    Locale.ROOT,
                    "longest between redraws  %.1f ms%n",
                    Arrays.stream(gaps, 0, count).max().orElse(0) / 1e6);
            out.printf(
                    Locale.ROOT,
                    "appended meanwhile       %.0f steps/s of 6 series%n",
                    (run.timeline().steps() - stepsBefore) / seconds);
        }

        private void distribution(PrintStream out, String name, long[] nanos) {
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            out.printf(
                    Locale.ROOT,
                    "%smedian %.1f ms, p99 %.1f ms, worst %.1f ms%n",
                    name,
                    sorted[count / 2] / 1e6,
                    sorted[count * 99 / 100] / 1e6,
                    sorted[count - 1] / 1e6);
        }
    }
}
