package nablascope.bench;

import java.util.concurrent.TimeUnit;
import nablascope.math.Gemm;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
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

/** Products C (m × n) of inner dimension k at the shapes of our models, and EJML's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH fills the parameters, then calls build
public class ProductBenchmark {
    /** m×n×k. */
    @Param({
        "10x8x2",
        "10x8x8",
        "32x32x32",
        "32x64x64",
        "64x10x128",
        "64x128x784",
        "128x512x784",
        "128x512x512",
        "1600x256x2",
        "32x256x64",
        "512x512x512"
    })
    String shape;

    private final Gemm gemm = new Gemm();
    private FMatrixRMaj a;
    private FMatrixRMaj aTransposed;
    private FMatrixRMaj b;
    private FMatrixRMaj bTransposed;
    private FMatrixRMaj c;

    @Setup
    public void build() {
        String[] numbers = shape.split("x", -1);
        int m = Integer.parseInt(numbers[0]);
        int n = Integer.parseInt(numbers[1]);
        int k = Integer.parseInt(numbers[2]);
        a = Models.uniform(m, k, 1);
        b = Models.uniform(k, n, 2);
        aTransposed = CommonOps_FDRM.transpose(a, null);
        bTransposed = CommonOps_FDRM.transpose(b, null);
        c = new FMatrixRMaj(m, n);
    }

    @Benchmark
    public void plain() {
        gemm.multiply(a, b, c);
    }

    @Benchmark
    public void transA() {
        gemm.multiplyTransA(aTransposed, b, c);
    }

    @Benchmark
    public void transB() {
        gemm.multiplyTransB(a, bTransposed, c);
    }

    @Benchmark
    public void ejml() {
        CommonOps_FDRM.mult(a, b, c);
    }
}
