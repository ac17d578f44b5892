package nablascope.ui.instruments;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import nablascope.timeline.Timeline;
import nablascope.timeline.Timeline.Series;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Viewport;

/**
 * What a redraw of the layer map costs the FX thread, with 40 tensors over a million steps: while the run goes on, and
 * while somebody pans, where everything is read anew:
 *
 * <pre>mvn test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test -Dexec.args="-Dglass.platform=Headless
 * -Dprism.order=sw -cp %classpath nablascope.ui.instruments.HeatMapBenchmark"</pre>
 */
public final class HeatMapBenchmark {
    private static final int ROWS = 40;
    private static final int STEPS = 1_000_000;
    private static final int REDRAWS = 600;

    private HeatMapBenchmark() {}

    public static void main(String[] args) {
        FxThread.start();
        Timeline timeline = timeline();
        Viewport viewport = new Viewport();
        HeatMap map = FxThread.call(() -> {
            HeatMap made = new HeatMap(
                    viewport, FXCollections.observableArrayList(), new SimpleStringProperty("step"), MapRow::layers);
            made.dress(ChartTheme.dark("System"));
            made.follow(timeline);
            new Scene(made, 1000, 300);
            made.layout();
            return made;
        });
        measure(System.out, "following", map, i -> append(timeline, i));
        measure(System.out, "panning", map, i -> viewport.showSteps(1000.0 * i, 1000.0 * i + 300_000));
        System.exit(0);
    }

    private static void measure(PrintStream out, String name, HeatMap map, java.util.function.IntConsumer change) {
        long[] nanos = new long[REDRAWS];
        long[] allocated = new long[REDRAWS];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < REDRAWS; i++) {
            int number = i;
            FxThread.call(() -> {
                change.accept(number);
                long before = threads.getCurrentThreadAllocatedBytes();
                long start = System.nanoTime();
                map.refresh();
                nanos[number] = System.nanoTime() - start;
                allocated[number] = threads.getCurrentThreadAllocatedBytes() - before;
            });
        }
        long[] warm = Arrays.copyOfRange(nanos, REDRAWS / 3, REDRAWS);
        long[] bytes = Arrays.copyOfRange(allocated, REDRAWS / 3, REDRAWS);
        Arrays.sort(warm);
        Arrays.sort(bytes);
        out.printf(
                Locale.ROOT,
                "%-10s median %.2f ms, p99 %.2f ms, worst %.2f ms; median %d bytes%n",
                name,
                warm[warm.length / 2] / 1e6,
                warm[warm.length * 99 / 100] / 1e6,
                warm[warm.length - 1] / 1e6,
                bytes[bytes.length / 2]);
    }

    private static Timeline timeline() {
        List<Series> series = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            series.add(new Series("grad_norm/layers." + row + ".weight", 1));
        }
        Timeline timeline = new Timeline(series);
        for (int step = 0; step < STEPS; step += 100) {
            append(timeline, step);
        }
        return timeline;
    }

    private static void append(Timeline timeline, int seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 100; step++) {
            for (int row = 0; row < ROWS; row++) {
                timeline.append(row, Math.exp(random.nextGaussian()));
            }
            timeline.endStep();
        }
    }
}
