package nablascope.math;

import java.util.concurrent.atomic.AtomicInteger;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The two products of a linear layer whose input is mostly zero, such as pictures on a black ground: they pass over its
 * zeros. Sums run in the order of {@link Gemm}, and 0 times something finite adds nothing, so that the bits are the
 * same but for the sign of a zero. One object per layer: it remembers where the last input was zero. Two threads share
 * the columns. Not thread-safe.
 */
public final class SparseInput {
    /** Share of elements other than zero below which it pays: one at a time costs more than in blocks. */
    private static final double LARGEST_DENSITY = 0.35;

    /** Multiplications below which there is little to save. */
    private static final long LEAST_WORK = 1 << 20;

    private static final boolean VECTORS = VectorModule.present();

    private final boolean shared;
    private @Nullable SparsePanel ours;
    private @Nullable SparsePanel helpers;
    private final Runnable helpersPart = this::takeHelpersPanels;
    private final AtomicInteger next = new AtomicInteger();
    private final Marks marks = new Marks();
    private FMatrixRMaj x = new FMatrixRMaj(0, 0);
    private boolean sparse;

    /** The product at hand: bias + x·otherᵀ, or otherᵀ·x. */
    private boolean backward;

    private float[] bias = new float[0];
    private FMatrixRMaj other = x;
    private FMatrixRMaj result = x;
    private int end;
    private boolean helpersFinite;

    private float[] zeros = new float[0];

    /** @param shared whether a second thread may help */
    SparseInput(boolean shared) {
        this.shared = shared;
    }

    /**
     * y = bias + x·Wᵀ, each element starting from its bias, if x is mostly zero.
     *
     * @param newBias n elements; null: zeros
     * @param newX m × k; must stay as it is until {@link #multiplyTransA}
     * @param w n × k
     * @param y m × n. Modified.
     * @return false: this is a product for {@link Gemm}, and y may be half of it
     */
    public boolean multiplyTransB(float @Nullable [] newBias, FMatrixRMaj newX, FMatrixRMaj w, FMatrixRMaj y) {
        sparse = pays(newX, w.numRows) && marks.mark(newX, LARGEST_DENSITY);
        if (!sparse) {
            return false;
        }
        backward = false;
        x = newX;
        bias = newBias == null ? zeros(w.numRows) : newBias;
        other = w;
        result = y;
        return run(w.numRows);
    }

    /**
     * C = dyᵀ·x for the last x, if that is mostly zero.
     *
     * @param dy m × n
     * @param c n × k. Modified.
     * @return false: this is a product for {@link Gemm}, and C may be half of it
     */
    public boolean multiplyTransA(FMatrixRMaj dy, FMatrixRMaj c) {
        if (!sparse) {
            return false;
        }
        backward = true;
        other = dy;
        result = c;
        return run(dy.numCols);
    }

    private static boolean pays(FMatrixRMaj x, int outputs) {
        return VECTORS && outputs >= SparsePanel.COLUMNS && (long) x.getNumElements() * outputs >= LEAST_WORK;
    }

    private boolean run(int columns) {
        SparsePanel panel = ours;
        if (panel == null) {
            panel = new SparsePanel();
            ours = panel;
        }
        int whole = columns - columns % SparsePanel.COLUMNS;
        boolean finite = runPanels(panel, whole);
        // The last panel computes columns again that the one before it has.
        return finite && (whole == columns || runPanel(panel, columns - SparsePanel.COLUMNS));
    }

    /** Computes the first so many columns, a multiple of a panel's. */
    private boolean runPanels(SparsePanel panel, int columns) {
        end = columns;
        next.setPlain(0);
        HelperThread helper = HelperThread.ofAll();
        if (!shared || columns == SparsePanel.COLUMNS || !helper.claim()) {
            return takePanels(panel);
        }
        if (helpers == null) {
            helpers = new SparsePanel();
        }
        helpersFinite = true;
        helper.start(helpersPart);
        boolean finite = false;
        try {
            finite = takePanels(panel);
        } finally {
            helper.join();
        }
        return finite && helpersFinite;
    }

    private void takeHelpersPanels() {
        helpersFinite = helpers != null && takePanels(helpers);
    }

    /** Returns false as soon as something is not finite, when leaving out zeros would hide 0·∞ = NaN. */
    private boolean takePanels(SparsePanel panel) {
        boolean finite = true;
        for (int first = nextPanel(); finite && first < end; first = nextPanel()) {
            finite = runPanel(panel, first);
        }
        return finite;
    }

    private int nextPanel() {
        return next.getAndAdd(SparsePanel.COLUMNS);
    }

    private boolean runPanel(SparsePanel panel, int first) {
        return backward
                ? panel.multiplyTransA(other, x, marks, result, first)
                : panel.multiplyTransB(bias, x, marks, other, result, first);
    }

    private float[] zeros(int length) {
        if (zeros.length < length) {
            zeros = new float[length];
        }
        return zeros;
    }
}
