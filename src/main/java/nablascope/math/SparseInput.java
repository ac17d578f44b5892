package nablascope.math;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The two products of a linear layer whose input is mostly zero, such as pictures on a black ground: they pass over its
 * zeros. Sums run in the order of {@link Gemm}, and 0 times something finite adds nothing, so that the bits are the
 * same but for the sign of a zero. One object per layer: it remembers where the last input was zero. Two threads share
 * the outputs. Not thread-safe.
 */
public final class SparseInput {
    /**
     * What share of elements other than zero costs as much as all of them in dense blocks: half, because then each
     * multiplication takes a load of its own.
     */
    private static final double BREAK_EVEN = 0.5;

    /** How many rows of x, at that share, take as long as turning W, and the gradient back. */
    private static final double TURNING = 16;

    /** Multiplications below which there is little to save. */
    private static final long LEAST_WORK = 1 << 20;

    private static final boolean VECTORS = VectorModule.present();

    private final SharedRange panels;
    private final SharedRange.Work oursWork = this::runOurs;
    private final SharedRange.Work helpersWork = this::runHelpers;
    private @Nullable SparsePanel ours;
    private @Nullable SparsePanel helpers;
    private final Marks marks = new Marks();
    private FMatrixRMaj x = new FMatrixRMaj(0, 0);
    private boolean sparse;

    /** The product at hand: bias + x·otherᵀ, or otherᵀ·x. */
    private boolean backward;

    private float[] bias = new float[0];
    private FMatrixRMaj other = x;
    private FMatrixRMaj result = x;

    /** Columns of its panels. */
    private int width;

    /** Whether what one thread, or the other, has seen of the other operand is finite. */
    private boolean oursFinite;

    private boolean helpersFinite;
    private float[] zeros = new float[0];

    /** @param panels between whom the outputs are shared */
    SparseInput(SharedRange panels) {
        this.panels = panels;
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
        sparse = pays(newX, w.numRows) && marks.mark(newX, largestDensity(newX.numRows, w.numRows));
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
        return VECTORS && outputs >= SparseKernel.COLUMNS && (long) x.getNumElements() * outputs >= LEAST_WORK;
    }

    private static double largestDensity(int rows, int outputs) {
        int panels = (outputs + SparseKernel.COLUMNS - 1) / SparseKernel.COLUMNS;
        double filled = (double) outputs / (panels * SparseKernel.COLUMNS);
        return filled * BREAK_EVEN * (1 - TURNING / rows);
    }

    /** Returns whether all of the other operand is finite; if not, leaving out zeros would hide 0·∞ = NaN. */
    private boolean run(int columns) {
        width = panelColumns(columns);
        int whole = columns - columns % width;
        oursFinite = true;
        helpersFinite = true;
        panels.run(whole, width, oursWork, helpersWork);
        if (whole < columns && oursFinite && helpersFinite) {
            // The last panel computes columns again that the one before it has.
            runOurs(columns - width, columns);
        }
        return oursFinite && helpersFinite;
    }

    /** Half a panel takes more than half of a whole one's time, but two threads can have one each. */
    private int panelColumns(int columns) {
        return panels.hasHelper() && columns < 2 * SparseKernel.COLUMNS ? SparseKernel.HALF : SparseKernel.COLUMNS;
    }

    private void runOurs(int first, int end) {
        ours = panel(ours);
        oursFinite = oursFinite && runPanels(ours, first, end);
    }

    private void runHelpers(int first, int end) {
        helpers = panel(helpers);
        helpersFinite = helpersFinite && runPanels(helpers, first, end);
    }

    private SparsePanel panel(@Nullable SparsePanel known) {
        return known != null && known.columns() == width ? known : new SparsePanel(width);
    }

    private boolean runPanels(SparsePanel panel, int first, int end) {
        for (int column = first; column < end; column += width) {
            if (!runPanel(panel, column)) {
                return false;
            }
        }
        return true;
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
