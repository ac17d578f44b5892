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

    private final Kernels kernels;
    private final @Nullable SharedProduct shared;
    private final Product product = new Product();
    private final FMatrixRMaj transposed = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj swapped = new FMatrixRMaj(0, 0);

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
        this(Kernels.ofMachine(), threads > 1 ? new SharedProduct(Kernels.ofMachine(), HelperThread.ofAll()) : null);
    }

    Gemm(Kernels kernels) {
        this(kernels, null);
    }

    Gemm(Kernels kernels, @Nullable SharedProduct shared) {
        this.kernels = kernels;
        this.shared = shared;
    }

    /** The products of one layer, for inputs that are mostly zero, on as many threads as these. */
    public SparseInput sparseInput() {
        return new SparseInput(shared != null);
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
        run(a, a.numCols, 1, b, c, false);
    }

    /** C += A·B, shapes as in {@link #multiply}. */
    public void multiplyAdd(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numCols, b.numRows, a.numRows, b.numCols, c);
        run(a, a.numCols, 1, b, c, true);
    }

    /**
     * C = bias + A·B, shapes as in {@link #multiply}; each element starts from its column's bias.
     *
     * @param bias n elements
     */
    public void multiplyFrom(float[] bias, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numCols, b.numRows, a.numRows, b.numCols, c);
        product.startFrom(bias, 0);
        setRows(a, 0, b);
        run(c, b.numRows);
    }

    /**
     * C = A'·B, or C += A'·B, A' being rows of A.
     *
     * @param from the first of as many rows as C has
     */
    public void multiplyRows(FMatrixRMaj a, int from, FMatrixRMaj b, FMatrixRMaj c, boolean adding) {
        checkShapes(a.numCols, b.numRows, c.numRows, b.numCols, c);
        startFrom(c, adding);
        setRows(a, from, b);
        run(c, b.numRows);
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
            run(b, 1, b.numCols, a, swapped, false);
            Transpose.copy(swapped, c);
        } else {
            run(a, 1, a.numCols, b, c, false);
        }
    }

    /** C += Aᵀ·B, shapes as in {@link #multiplyTransA}. */
    public void multiplyAddTransA(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numRows, b.numRows, a.numCols, b.numCols, c);
        run(a, 1, a.numCols, b, c, true);
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
            startFrom(bias);
            product.setA(a.data, 0, a.numCols, 1);
            product.setB(b.data, 0, 1);
            run(c, b.numCols);
            return;
        }
        long swappedCopies = (long) a.numRows * (a.numCols + b.numRows);
        if (a.numRows > 2 && swappedCopies < (long) b.numRows * b.numCols) {
            multiplyTransBSwapped(bias, a, b, c);
        } else {
            Transpose.copy(b, transposed);
            startFrom(bias);
            setRows(a, 0, transposed);
            run(c, transposed.numRows);
        }
    }

    /** Cᵀ = biasᵀ + B·Aᵀ, turned: the copies are smaller than one of B would be. */
    private void multiplyTransBSwapped(float @Nullable [] bias, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        Transpose.copy(a, transposed);
        swapped.reshape(b.numRows, a.numRows);
        if (bias != null) {
            for (int i = 0; i < swapped.numRows; i++) {
                Arrays.fill(swapped.data, i * swapped.numCols, (i + 1) * swapped.numCols, bias[i]);
            }
        }
        run(b, b.numCols, 1, transposed, swapped, bias != null);
        Transpose.copy(swapped, c);
    }

    /** C += A·Bᵀ, shapes as in {@link #multiplyTransB}. */
    public void multiplyAddTransB(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        checkShapes(a.numCols, b.numCols, a.numRows, b.numRows, c);
        Transpose.copy(b, transposed);
        run(a, a.numCols, 1, transposed, c, true);
    }

    private void run(FMatrixRMaj a, int aRow, int aCol, FMatrixRMaj b, FMatrixRMaj c, boolean adding) {
        startFrom(c, adding);
        product.setA(a.data, 0, aRow, aCol);
        product.setB(b.data, 0, b.numCols);
        run(c, b.numRows);
    }

    private void startFrom(float @Nullable [] bias) {
        if (bias == null) {
            product.startFromZeros();
        } else {
            product.startFrom(bias, 0);
        }
    }

    private void startFrom(FMatrixRMaj c, boolean adding) {
        if (adding) {
            product.startFrom(c.data, c.numCols);
        } else {
            product.startFromZeros();
        }
    }

    /** Sets A's rows from {@code from} on, and B. */
    private void setRows(FMatrixRMaj a, int from, FMatrixRMaj b) {
        product.setA(a.data, from * a.numCols, a.numCols, 1);
        product.setB(b.data, 0, b.numCols);
    }

    /** Once the operands are set and where C starts from. */
    private void run(FMatrixRMaj c, int inner) {
        product.setShape(c.numRows, c.numCols, inner);
        product.setC(c.data, c.numCols);
        if (shared == null || !SharedProduct.pays(product) || !shared.run(product, kernels)) {
            kernels.forColumns(c.numCols).run(product, 0, c.numRows);
        }
    }

    private static void checkShapes(int innerA, int innerB, int rows, int cols, FMatrixRMaj c) {
        if (innerA != innerB || c.numRows != rows || c.numCols != cols) {
            throw new IllegalArgumentException("product of inner dimensions " + innerA + " and " + innerB + " into "
                    + c.numRows + "×" + c.numCols + ", expected " + rows + "×" + cols);
        }
    }
}
