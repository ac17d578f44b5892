package nablascope.math;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A product whose rows two threads compute, each taking the next block until none is left, so that a helper that comes
 * late or is held up costs no more than a block's time. A row's sums do not depend on who computes it. One object per
 * {@link Gemm}.
 */
final class SharedProduct implements Runnable {
    /** A multiple of the height of all tiles, so that only the last block has rows left over. */
    private static final int BLOCK = 24;

    /** Multiplications below which waking the helper costs more than it saves. */
    private static final long LEAST_WORK = 1 << 20;

    private final Kernels helperKernels;
    private final HelperThread helper;
    private final AtomicInteger next = new AtomicInteger();
    private Product product = new Product();

    /** @param helperKernels the helper's own, because kernels keep scratch space */
    SharedProduct(Kernels helperKernels, HelperThread helper) {
        this.helperKernels = helperKernels;
        this.helper = helper;
    }

    /** Whether a product is large enough to be shared. */
    static boolean pays(Product product) {
        return product.rows >= 2 * BLOCK && (long) product.rows * product.cols * product.inner >= LEAST_WORK;
    }

    /** Computes a product together with the helper; false: it is busy, nothing was done. */
    boolean run(Product newProduct, Kernels kernels) {
        if (!helper.claim()) {
            return false;
        }
        product = newProduct;
        next.setPlain(0);
        helper.start(this);
        try {
            takeBlocks(kernels);
        } finally {
            helper.join();
        }
        return true;
    }

    /** The helper's part. */
    @Override
    public void run() {
        takeBlocks(helperKernels);
    }

    private void takeBlocks(Kernels kernels) {
        Kernel kernel = kernels.forColumns(product.cols);
        int rows = product.rows;
        for (int from = next.getAndAdd(BLOCK); from < rows; from = next.getAndAdd(BLOCK)) {
            kernel.run(product, from, Math.min(rows, from + BLOCK));
        }
    }
}
