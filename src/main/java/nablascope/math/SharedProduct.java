package nablascope.math;

/** A product whose rows two threads compute. A row's sums do not depend on who computes it. One per engine thread. */
final class SharedProduct {
    /** A multiple of the height of all tiles, so that only the last block has rows left over. */
    private static final int BLOCK = 24;

    /** Rows of which such blocks would not be halves; the tiles of wide products are six rows high. */
    private static final int FEW_ROWS = 4 * BLOCK;

    /** Multiplications below which waking the helper costs more than it saves. */
    private static final long LEAST_WORK = 1 << 20;

    private final HelperThread helper;
    private final SharedRange rows;
    private final SharedRange.Work helpers;
    private Product product = new Product();
    private Kernel ours = new PlainKernel();
    private final SharedRange.Work oursWork = (first, end) -> ours.run(product, first, end);

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
}
