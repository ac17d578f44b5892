package nablascope.bench;

import static jdk.incubator.vector.FloatVector.broadcast;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast the core can multiply and add at all: twelve independent sums in registers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PeakBenchmark {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int ROUNDS = 10_000;

    /** Floating-point operations of one call. */
    static final double OPERATIONS = 2.0 * 12 * S.length() * ROUNDS;

    float factor = 0.999f;

    @Benchmark
    public float peak() {
        FloatVector a = broadcast(S, factor);
        FloatVector c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a, c10 = a, c11 = a;
        for (int i = 0; i < ROUNDS; i++) {
            c0 = a.fma(a, c0);
            c1 = a.fma(a, c1);
            c2 = a.fma(a, c2);
            c3 = a.fma(a, c3);
            c4 = a.fma(a, c4);
            c5 = a.fma(a, c5);
            c6 = a.fma(a, c6);
            c7 = a.fma(a, c7);
            c8 = a.fma(a, c8);
            c9 = a.fma(a, c9);
            c10 = a.fma(a, c10);
            c11 = a.fma(a, c11);
        }
        FloatVector first = c0.add(c1).add(c2).add(c3).add(c4).add(c5);
        return first.add(c6).add(c7).add(c8).add(c9).add(c10).add(c11).reduceLanes(VectorOperators.ADD);
    }
}
