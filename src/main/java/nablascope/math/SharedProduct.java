package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/** A product whose rows two threads compute. A row's sums do not depend on who computes it. One per engine thread. */
final class SharedProduct {
    /** A multiple of the height of all tiles, so that only the last block has rows left over. */
    private static final int BLOCK = 24;

    /** Rows of which such blocks would not be halves; the tiles of wide products are six rows high. */
    private static final int FEW_ROWS = 4 * BLOCK;

    /** Multiplications below which waking the helper costs more than it saves. */
    private static final long LEAST_WORK = 1 << 20;

    /** Elements below which it costs more than it saves to turn a matrix together. */
    private static final int LEAST_TURNED = 1 << 14;

    /** Whole lines of a cache, wherever the array begins but for the first and the last. */
    private static final int TURNED_COLUMNS = 64;

    private final HelperThread helper;
    private final SharedRange rows;
    private final SharedRange.Work helpers;
    private Product product = new Product();
    private Kernel ours = new PlainKernel();
    private final SharedRange.Work oursWork = (first, end) -> ours.run(product, first, end);
    private FMatrixRMaj turned = new FMatrixRMaj(0, 0);
    private FMatrixRMaj original = turned;
    private final SharedRange.Work turning = (first, end) -> Transpose.copyColumns(original, first, end, turned);

    /** @param helperKernels the helper's own, because kernels keep scratch space */
    SharedProduct(Kernels helperKernels, HelperThread helper) {
        this.helper = helper;
        this.rows = new SharedRange(helper);
        this.helpers = (first, end) -> helperKernels.forColumns(product.cols).run(product, first, end);
    }

    HelperThread helper() {
        return helper;
    }

    /** Whether a product is large enough to be shared. */
    static boolean pays(Product product) {
        return product.rows >= 2 * BLOCK && (long) product.rows * product.cols * product.inner >= LEAST_WORK;
    }

    /** Computes a product, together with the helper unless that is busy. */
    void run(Product newProduct, Kernels kernels) {
        product = newProduct;
        ours = kernels.forColumns(newProduct.cols);
        rows.run(newProduct.rows, newProduct.rows < FEW_ROWS ? BLOCK / 2 : BLOCK, oursWork, helpers);
    }

    /** As {@link Transpose#copy}. */
    void transpose(FMatrixRMaj from, FMatrixRMaj to) {
        if (from.getNumElements() < LEAST_TURNED) {
            Transpose.copy(from, to);
            return;
        }
        to.reshape(from.numCols, from.numRows);
        original = from;
        turned = to;
        rows.run(from.numCols, TURNED_COLUMNS, turning, turning);
    }
}
