package nablascope.math;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The three products of a linear layer, for inputs that are mostly zero, such as pictures on a black ground or what a
 * rectifier leaves, and for gradients that are, such as those that come back through one: they pass over zeros. Sums run
 * in the order of {@link Gemm}, and 0 times something finite adds nothing, so that the bits are the same but for the
 * sign of a zero. One object per layer: it remembers where the last input and the last gradient were zero. Two threads
 * share the work. Not thread-safe.
 */
public final class SparseLinear {
    /**
     * What share of an input's elements other than zero costs as much as all of them in dense blocks, where each
     * multiplication takes a load of its own.
     */
    private static final double BREAK_EVEN = 0.55;

    /** The same of a gradient's, for which neither W nor its gradient is turned. */
    private static final double GRADIENT_BREAK_EVEN = 0.62;

    /** How many rows, at that share, take as long as turning W, and the gradient back. */
    private static final double TURNING = 16;

    /** How many take as long as copying a panel. */
    private static final double COPYING = 4;

    /** Multiplications below which there is little to save. */
    private static final long LEAST_WORK = 1 << 20;

    private static final boolean VECTORS = VectorModule.present() && mayAddress() && SparseKernel.fits();

    private final SharedRange range;
    private final SharedRange.Work oursWork = this::runOurs;
    private final SharedRange.Work helpersWork = this::runHelpers;
    private @Nullable SparsePanel ours;
    private @Nullable SparsePanel helpers;
    private final Marks inputMarks = new Marks();
    private final Marks gradientMarks = new Marks();
    private final Marks turnedMarks = new Marks();
    private final FMatrixRMaj turned = new FMatrixRMaj(0, 0);
    private FMatrixRMaj x = turned;

    /** Which share of the last input is not zero; 1: too much, or too little work, to be marked. */
    private double inputShare = 1;

    /** The same of the gradient. */
    private double gradientShare = 1;

    /** The product at hand. */
    private Form form = Form.PLAIN;

    private FMatrixRMaj sparse = turned;
    private Marks marks = inputMarks;
    private FMatrixRMaj other = turned;
    private FMatrixRMaj result = turned;
    /** What {@link Form#TIMES_TURNED} starts from. */
    private float[] start = new float[0];

    private float[] zeros = start;

    /** Columns of its panels. */
    private int width;

    /** Whether one thread, or the other, had a panel so far, and saw only finite numbers of the other operand. */
    private boolean oursHolds;

    private boolean helpersHolds;

    private enum Form {
        /** start + sparse·otherᵀ; columns are shared. */
        TIMES_TURNED,
        /** (sparseᵀ·other)ᵀ; rows are shared, which are columns of panels. */
        TURNED_TIMES,
        /** sparse·other; rows are shared. */
        PLAIN
    }

    /** @param range between whom the work is shared */
    SparseLinear(SharedRange range) {
        this.range = range;
    }

    /**
     * y = bias + x·Wᵀ, each element starting from its bias, if x is mostly zero.
     *
     * @param bias n elements; null: zeros
     * @param newX m × k; must stay as it is until {@link #weightGradient}
     * @param w n × k
     * @param y m × n. Modified.
     * @return false: this is a product for {@link Gemm}, and y may be half of it
     */
    public boolean output(float @Nullable [] bias, FMatrixRMaj newX, FMatrixRMaj w, FMatrixRMaj y) {
        if (x != newX) { // writing a reference costs the collector's book-keeping
            x = newX;
        }
        double most = mostOfInput(w.numRows);
        inputShare = isLarge(x, w.numRows) ? inputMarks.mark(x, most) : 1;
        if (inputShare > most) {
            return false;
        }
        start = bias == null ? zeros(w.numRows) : bias;
        return run(Form.TIMES_TURNED, x, inputMarks, w, y);
    }

    /**
     * C = dyᵀ·x for the last x, if that or dy is mostly zero.
     *
     * @param dy m × n; must stay as it is until {@link #inputGradient}
     * @param c n × k. Modified.
     * @return false: this is a product for {@link Gemm}, and C may be half of it
     */
    public boolean weightGradient(FMatrixRMaj dy, FMatrixRMaj c) {
        gradientShare = isLarge(dy, c.numCols) ? gradientMarks.mark(dy, GRADIENT_BREAK_EVEN) : 1;
        boolean byInput = inputShare <= mostOfInput(dy.numCols);
        boolean byGradient = gradientShare <= mostOfGradient(dy.numCols, c.numCols);
        if (byInput && (inputShare <= gradientShare || !byGradient)) {
            return run(Form.TURNED_TIMES, x, inputMarks, dy, c);
        }
        if (!byGradient) {
            return false;
        }
        Transpose.copy(dy, turned);
        turnedMarks.mark(turned, 1);
        return run(Form.PLAIN, turned, turnedMarks, x, c);
    }

    /**
     * dx = dy·W for the last dy, if that is mostly zero.
     *
     * @param w n × k
     * @param dx m × k. Modified.
     * @return false: this is a product for {@link Gemm}, and dx may be half of it
     */
    public boolean inputGradient(FMatrixRMaj dy, FMatrixRMaj w, FMatrixRMaj dx) {
        return gradientShare <= mostOfGradient(dy.numRows, w.numCols) && run(Form.PLAIN, dy, gradientMarks, w, dx);
    }

    /** Whether {@link Panel} may read memory by its address; without leave the JVM warns, or refuses. */
    private static boolean mayAddress() {
        return SparseLinear.class.getModule().isNativeAccessEnabled();
    }

    /** @param columns of the product */
    private static boolean isLarge(FMatrixRMaj sparse, int columns) {
        return VECTORS && columns >= SparseKernel.COLUMNS && (long) sparse.getNumElements() * columns >= LEAST_WORK;
    }

    /** The largest share of x, other than zero, that pays with whole panels. */
    private double mostOfInput(int outputs) {
        if (!VECTORS) {
            return 0;
        }
        int panels = (outputs + SparseKernel.COLUMNS - 1) / SparseKernel.COLUMNS;
        double filled = (double) outputs / (panels * SparseKernel.COLUMNS);
        return BREAK_EVEN * filled * (1 - TURNING / x.numRows);
    }

    /**
     * The same of dy.
     *
     * @param rows over which a panel is used
     * @param columns of the product
     */
    private static double mostOfGradient(int rows, int columns) {
        if (!VECTORS) {
            return 0;
        }
        double filled = (double) columns / computed(columns, panelColumns(columns));
        return GRADIENT_BREAK_EVEN * filled * (1 - COPYING / rows);
    }

    /** Columns of the panels that compute least in vain. */
    private static int panelColumns(int columns) {
        return computed(columns, SparseKernel.SEVEN) < computed(columns, SparseKernel.COLUMNS)
                ? SparseKernel.SEVEN
                : SparseKernel.COLUMNS;
    }

    /** How many such panels compute, of which the last may be half a one. */
    private static int computed(int columns, int panel) {
        int rest = columns % panel;
        return columns - rest + (rest == 0 ? 0 : rest <= SparseKernel.HALF ? SparseKernel.HALF : panel);
    }

    /** Returns whether all of the other operand is finite; if not, leaving out zeros would hide 0·∞ = NaN. */
    private boolean run(Form newForm, FMatrixRMaj newSparse, Marks newMarks, FMatrixRMaj newOther, FMatrixRMaj c) {
        form = newForm;
        sparse = newSparse;
        marks = newMarks;
        other = newOther;
        result = c;
        oursHolds = true;
        helpersHolds = true;
        if (form == Form.PLAIN) {
            range.run(c.numRows, (c.numRows + 1) / 2, oursWork, helpersWork);
        } else {
            runPanels(form == Form.TIMES_TURNED ? c.numCols : c.numRows);
        }
        return oursHolds && helpersHolds;
    }

    private void runPanels(int columns) {
        // Half a panel takes more than half of a whole one's time, but two threads can have one each.
        width = range.hasHelper() && columns < 2 * SparseKernel.COLUMNS ? SparseKernel.HALF : SparseKernel.COLUMNS;
        int whole = columns - columns % width;
        range.run(whole, width, oursWork, helpersWork);
        if (whole < columns && oursHolds && helpersHolds) {
            // The last panel computes columns again that the one before it has.
            runOurs(columns - width, columns);
        }
    }

    private void runOurs(int first, int end) {
        if (ours == null) {
            ours = new SparsePanel();
        }
        oursHolds = oursHolds && run(ours, first, end);
    }

    private void runHelpers(int first, int end) {
        if (helpers == null) {
            helpers = new SparsePanel();
        }
        helpersHolds = helpersHolds && run(helpers, first, end);
    }

    private boolean run(SparsePanel panel, int first, int end) {
        if (!panel.claim()) {
            return false;
        }
        try {
            return form == Form.PLAIN ? runRows(panel, first, end) : runPanels(panel, first, end);
        } finally {
            panel.release();
        }
    }

    private boolean runPanels(SparsePanel panel, int first, int end) {
        for (int column = first; column < end; column += width) {
            boolean holds = form == Form.TURNED_TIMES
                    ? panel.multiplyTransA(width, other, sparse, marks, result, column)
                    : panel.multiplyTransB(width, start, sparse, marks, other, result, column);
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** All columns of some rows. */
    private boolean runRows(SparsePanel panel, int from, int to) {
        int columns = result.numCols;
        int whole = panelColumns(columns);
        int done = 0;
        while (done < columns) {
            int panelWidth = columns - done <= SparseKernel.HALF ? SparseKernel.HALF : whole;
            // The last panel computes columns again that the one before it has.
            int first = Math.min(done, columns - panelWidth);
            if (!panel.multiply(panelWidth, sparse, marks, other, result, first, from, to)) {
                return false;
            }
            done += panelWidth;
        }
        return true;
    }

    private float[] zeros(int length) {
        if (zeros.length < length) {
            zeros = new float[length];
        }
        return zeros;
    }
}
