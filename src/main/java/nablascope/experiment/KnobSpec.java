package nablascope.experiment;

/**
 * What there is to know about each live knob: one row feeds its slider, its field, the command line and the help.
 *
 * @see PenaltyForm the penalty that λ stands for
 * @see ClipMode the clipping that c stands for
 */
public enum KnobSpec {
    LAMBDA("lambda", "λ", 1e-6, 10, 1e-3, true),
    DROPOUT("dropout", "p", 0, 1, 0.2, false),
    LEARNING_RATE("lr", "η", 1e-6, 10, 0.1, true),
    CLIP("clip", "c", 1e-3, 1e3, 1, true);

    private final String id;
    private final String symbol;
    private final double min;
    private final double max;
    private final double defaultValue;
    private final boolean logarithmic;

    KnobSpec(String id, String symbol, double min, double max, double defaultValue, boolean logarithmic) {
        this.id = id;
        this.symbol = symbol;
        this.min = min;
        this.max = max;
        this.defaultValue = defaultValue;
        this.logarithmic = logarithmic;
    }

    /** The name on the command line and the stem of the knob's message keys. */
    public String id() {
        return id;
    }

    /** The letter in the formulas. */
    public String symbol() {
        return symbol;
    }

    /** The slider's lower end; the exact field takes any legal value. */
    public double min() {
        return min;
    }

    /** The slider's upper end; the exact field takes any legal value. */
    public double max() {
        return max;
    }

    /** The value that reset returns to, and that a knob which was off starts from. */
    public double defaultValue() {
        return defaultValue;
    }

    /** True for a slider on a 1-3-10 ladder, false for an even scale. */
    public boolean logarithmic() {
        return logarithmic;
    }
}
