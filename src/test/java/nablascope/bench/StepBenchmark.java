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

/** Whole training steps: batch, forward, backward, all norms, clipping, update, report. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters, then calls build
public class StepBenchmark {
    @Param({
        "2-8-8-1 b10",
        "2-20x32-1 b32",
        "64-64-10 b32",
        "784-128-10 b64",
        "784-512-512-10 b128",
        "784-128-10 b64 pictures",
        "784-512-512-10 b128 pictures",
        "batch norm 64-64-10 b32",
        "RNN 64 T50 b32",
        "LSTM 64 T50 b32",
        "GRU 64 T50 b32"
    })
    String name;

    @Param("1")
    int threads;

    private Models.Model model;

    @Setup
    public void build() {
        model = Models.of(name, threads);
    }

    @Benchmark
    public void step() {
        model.step();
    }
}
