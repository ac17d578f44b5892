package nablascope.ui.charts;

/** Round numbers for axes. */
final class Ticks {
    private static final double[] ROUND = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};

    private Ticks() {}

    /** The next round number not below a positive one: coarse enough to be met rarely. */
    static double roundUp(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        for (double factor : ROUND) {
            if (factor * decade >= value) {
                return factor * decade;
            }
        }
        return 10 * decade;
    }
}
