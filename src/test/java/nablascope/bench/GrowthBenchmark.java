package nablascope.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How a step's cost grows with depth, width and batch of a ReLU network, the others held. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters, then calls build
public class GrowthBenchmark {
    /** Inputs, hidden layers x width, outputs, rows of a batch. */
    @Param({
        "2-5x32-1 b32",
        "2-10x32-1 b32",
        "2-20x32-1 b32",
        "2-40x32-1 b32",
        "2-5x16-1 b32",
        "2-5x64-1 b32",
        "2-5x128-1 b32",
        "2-5x256-1 b32",
        "2-5x32-1 b8",
        "2-5x32-1 b128",
        "2-5x32-1 b512"
    })
    String name;

    private Models.Model model;

    @Setup
    public void build() {
        model = Models.of(name);
    }

    @Benchmark
    public void growth() {
        model.step();
    }
}
