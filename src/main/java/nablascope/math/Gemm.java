package nablascope.math;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products in float32. Each element of the result accumulates over the inner dimension in ascending order by
 * fused multiply-add, starting from 0 (or from the old element when adding), so that it has the same bits whatever
 * kernel, vector width or thread count computed it.
 *
 * <p>One object per engine thread: it keeps scratch space. Inputs are not modified; outputs must not share storage
 * with inputs and are not reshaped.
 */
public final class Gemm {
    /** Fewer columns than this leave a vector half empty. */
    private static final int NARROW = 8;

    /** So many rows, at the end up to twice as many, are turned together: what they become stays near. */
    private static final int TURNED = 64;

    private final Kernels kernels;
    private final @Nullable SharedProduct shared;
    private final SharedTranspose transpose;
    private final FMatrixRMaj transposed;
    private final FMatrixRMaj swapped;

    /** One for each form: in a layer's own object they have the same operands at every step. */
    private final Product plain = new Product();

    private final Product transA = new Product();
    private final Product transB = new Product();

    /** Products on this machine's vectors, or as plain loops where the vector module is absent. */
    public Gemm() {
        this(1);
    }

    /**
     * As {@link #Gemm()}, with a thread to help.
     *
     * @param threads how many may compute at most, from 1; there is never more than one helper
     */
    public Gemm(int threads) {
        this(Kernels.ofMachine(), sharedProduct(HelperThread.of(threads)));
    }

    private static @Nullable SharedProduct sharedProduct(@Nullable HelperThread helper) {
        return helper == null ? null : new SharedProduct(Kernels.ofMachine(), helper);
    }

    Gemm(Kernels kernels) {
        this(kernels, null);
    }

    Gemm(Kernels kernels, @Nullable SharedProduct shared) {
        this(kernels, shared, new FMatrixRMaj(0, 0), new FMatrixRMaj(0, 0));
    }

    private Gemm(Kernels kernels, @Nullable SharedProduct shared, FMatrixRMaj transposed, FMatrixRMaj swapped) {
        this.kernels = kernels;
        this.shared = shared;
        this.transpose = new SharedTranspose(sharedRange());
        this.transposed = transposed;
        this.swapped = swapped;
    }

    /**
     * The same with operands of its own, for a layer that has the same ones at every step; for the same thread, because
     * the scratch space is shared.
     */
    public Gemm forLayer() {
        return new Gemm(kernels, shared, transposed, swapped);
    }

    /** For other work to be shared with the thread that helps here, if any does. */
    public SharedRange sharedRange() {
        return new SharedRange(shared == null ? null : shared.helper());
    }

    /** The products of one linear layer that pass over zeros, on as many threads as these. */
    public SparseLinear sparseLinear() {
        return new SparseLinear(sharedRange());
    }

    /**
     * C = A·B.
     *
     * @param a m × k
     * @param b k × n
     * @param c m × n. Modified.
     */
    public void multiply(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numCols, b.numRows, a.numRows, b.numCols, c);
        run(plain, a, a.numCols, 1, b, c, false);
    }

    /** C += A·B, shapes as in {@link #multiply}. */
    public void multiplyAdd(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numCols, b.numRows, a.numRows, b.numCols, c);
        run(plain, a, a.numCols, 1, b, c, true);
    }

    /**
     * Some rows of C = bias + A·B, shapes as in {@link #multiply}, on one thread; each element starts from its column's
     * bias.
     *
     * @param bias n elements
     * @param first the first of C's rows to compute
     * @param end one past the last
     */
    public void multiplyFrom(float[] bias, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c, int first, int end) {
        checkShapes(a.numCols, b.numRows, a.numRows, b.numCols, c);
        plain.startFrom(bias, 0);
        setRows(plain, a, 0, b);
        runRows(plain, c, b.numRows, first, end);
    }

    /**
     * Some rows of C = A'·B, or C += A'·B, A' being rows of A, on one thread.
     *
     * @param from the first of as many rows as C has
     * @param first the first of C's rows to compute
     * @param end one past the last
     */
    public void multiplyRows(
            FMatrixRMaj a, int from, FMatrixRMaj b, FMatrixRMaj c, boolean adding, int first, int end) {
        checkShapes(a.numCols, b.numRows, c.numRows, b.numCols, c);
        startFrom(plain, c, adding);
        setRows(plain, a, from, b);
        runRows(plain, c, b.numRows, first, end);
    }

    /**
     * C = Aᵀ·B.
     *
     * @param a k × m
     * @param b k × n
     * @param c m × n. Modified.
     */
    public void multiplyTransA(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numRows, b.numRows, a.numCols, b.numCols, c);
        if (b.numCols < NARROW && a.numCols > b.numCols) {
            // Bᵀ·A needs no copy either, only its small result turned, and has the lanes that Aᵀ·B lacks.
            swapped.reshape(b.numCols, a.numCols);
            run(transA, b, 1, b.numCols, a, swapped, false);
            Transpose.copy(swapped, c);
        } else {
            run(transA, a, 1, a.numCols, b, c, false);
        }
    }

    /** C += Aᵀ·B, shapes as in {@link #multiplyTransA}. */
    public void multiplyAddTransA(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numRows, b.numRows, a.numCols, b.numCols, c);
        run(transA, a, 1, a.numCols, b, c, true);
    }

    /**
     * C = A·Bᵀ.
     *
     * @param a m × k
     * @param b n × k
     * @param c m × n. Modified.
     */
    public void multiplyTransB(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        multiplyTransBFrom(null, a, b, c);
    }

    /**
     * C = bias + A·Bᵀ, shapes as in {@link #multiplyTransB}; each element starts from its column's bias.
     *
     * @param bias n elements; null: zeros
     */
    public void multiplyTransBFrom(float @Nullable [] bias, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numCols, b.numCols, a.numRows, b.numRows, c);
        if (b.numRows == 1) {
            // A row is its own transpose.
            startFrom(transB, bias);
            transB.setA(a.data, 0, a.numCols, 1);
            transB.setB(b.data, 0, 1);
            run(transB, c, b.numCols);
            return;
        }
        long swappedCopies = (long) a.numRows * (a.numCols + b.numRows);
        if (a.numRows > 2 && swappedCopies < (long) b.numRows * b.numCols) {
            multiplyTransBSwapped(bias, a, b, c);
        } else {
            transpose.copy(b, transposed);
            startFrom(transB, bias);
            setRows(transB, a, 0, transposed);
            run(transB, c, transposed.numRows);
        }
    }

    /** Cᵀ = biasᵀ + B·Aᵀ, turned: the copies are smaller than one of B would be. */
    private void multiplyTransBSwapped(float @Nullable [] bias, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        for (int first = 0, count; first < a.numRows; first += count) {
            int left = a.numRows - first;
            count = left < 2 * TURNED ? left : TURNED;
            transpose.copyRows(a, first, count, transposed);
            swapped.reshape(b.numRows, count);
            if (bias != null) {
                for (int i = 0; i < swapped.numRows; i++) {
                    Arrays.fill(swapped.data, i * count, (i + 1) * count, bias[i]);
                }
            }
            run(transB, b, b.numCols, 1, transposed, swapped, bias != null);
            transpose.copyToRows(swapped, c, first);
        }
    }

    /** C += A·Bᵀ, shapes as in {@link #multiplyTransB}. */
    public void multiplyAddTransB(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numCols, b.numCols, a.numRows, b.numRows, c);
        transpose.copy(b, transposed);
        run(transB, a, a.numCols, 1, transposed, c, true);
    }

    private void run(Product q, FMatrixRMaj a, int aRow, int aCol, FMatrixRMaj b, FMatrixRMaj c, boolean adding) {
        startFrom(q, c, adding);
        q.setA(a.data, 0, aRow, aCol);
        q.setB(b.data, 0, b.numCols);
        run(q, c, b.numRows);
    }

    private static void startFrom(Product q, float @Nullable [] bias) {
        if (bias == null) {
            q.startFromZeros();
        } else {
            q.startFrom(bias, 0);
        }
    }

    private static void startFrom(Product q, FMatrixRMaj c, boolean adding) {
        if (adding) {
            q.startFrom(c.data, c.numCols);
        } else {
            q.startFromZeros();
        }
    }

    /** Sets A's rows from {@code from} on, and B. */
    private static void setRows(Product q, FMatrixRMaj a, int from, FMatrixRMaj b) {
        q.setA(a.data, from * a.numCols, a.numCols, 1);
        q.setB(b.data, 0, b.numCols);
    }

    /** Once the operands are set and where C starts from. */
    private void run(Product q, FMatrixRMaj c, int inner) {
        set(q, c, inner);
        if (shared != null && SharedProduct.pays(q)) {
            shared.run(q, kernels);
        } else {
            kernels.forColumns(c.numCols).run(q, 0, c.numRows);
        }
    }

    private void runRows(Product q, FMatrixRMaj c, int inner, int first, int end) {
        set(q, c, inner);
        kernels.forColumns(c.numCols).run(q, first, end);
    }

    private static void set(Product q, FMatrixRMaj c, int inner) {
        q.setShape(c.numRows, c.numCols, inner);
        q.setC(c.data, c.numCols);
    }

    private static void checkShapes(int innerA, int innerB, int rows, int cols, FMatrixRMaj c) {
        if (innerA != innerB || c.numRows != rows || c.numCols != cols) {
            throw new IllegalArgumentException("product of inner dimensions " + innerA + " and " + innerB + " into "
                    + c.numRows + "×" + c.numCols + ", expected " + rows + "×" + cols);
        }
    }
}
