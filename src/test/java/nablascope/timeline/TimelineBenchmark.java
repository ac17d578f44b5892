package nablascope.timeline;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nablascope.timeline.Timeline.Series;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a value costs the engine, and what a chart of 700 columns over two million steps costs to read:
 *
 * <pre>mvn test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test
 * -Dexec.args="-cp %classpath org.openjdk.jmh.Main TimelineBenchmark"</pre>
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
public class TimelineBenchmark {
    private static final int SERIES = 10;
    private static final int STEPS = 2_000_000;

    private final Timeline written = timeline();
    private final Timeline full = timeline();
    private final Buckets buckets = new Buckets();
    private float value;

    @Setup
    public void fill() {
        for (int step = 0; step < STEPS; step++) {
            append(full);
        }
    }

    private static Timeline timeline() {
        return new Timeline(
                IntStream.range(0, SERIES).mapToObj(i -> new Series("s" + i, 1)).toList());
    }

    private void append(Timeline timeline) {
        value = value * 0.999f + 0.001f;
        for (int series = 0; series < SERIES; series++) {
            timeline.append(series, value);
        }
        timeline.endStep();
    }

    /** Per value, the end of the step included. */
    @Benchmark
    @OperationsPerInvocation(SERIES)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public List<Series> appendValue() {
        append(written);
        return written.series();
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public int readColumns() {
        full.read(0, 0, STEPS, 700, buckets);
        return buckets.flags(0);
    }
}
