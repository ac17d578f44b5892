package nablascope.ui.instruments;

/**
 * Viridis of van der Walt and Smith (matplotlib, CC0): equal steps look equal, to colour-blind people too, and brighter is
 * always more. By Matt Zucker's polynomial fit of its table, within 1 % of it.
 */
final class ColourMap {
    /** Number of colours. */
    static final int SIZE = 256;

    private static final double[] RED = {
        0.2777273272234177,
        0.1050930431085774,
        -0.3308618287255563,
        -4.634230498983486,
        6.228269936347081,
        4.776384997670288,
        -5.435455855934631
    };
    private static final double[] GREEN = {
        0.005407344544966578,
        1.404613529898575,
        0.214847559468213,
        -5.799100973351585,
        14.17993336680509,
        -13.74514537774601,
        4.645852612178535
    };
    private static final double[] BLUE = {
        0.3340998053353061,
        1.384590162594685,
        0.09509516302823659,
        -19.33244095627987,
        56.69055260068105,
        -65.35303263337234,
        26.3124352495832
    };

    private final int[] colours = new int[SIZE];

    ColourMap() {
        for (int i = 0; i < SIZE; i++) {
            double share = i / (SIZE - 1.0);
            colours[i] = 255 << 24 | channel(RED, share) << 16 | channel(GREEN, share) << 8 | channel(BLUE, share);
        }
    }

    private static int channel(double[] polynomial, double x) {
        double sum = 0;
        for (int i = polynomial.length - 1; i >= 0; i--) {
            sum = sum * x + polynomial[i];
        }
        return (int) Math.rint(255 * Math.clamp(sum, 0, 1));
    }

    /** ARGB of a share of the range, the ends for what lies outside. */
    int at(double share) {
        return colours[(int) Math.clamp(share * (SIZE - 1) + 0.5, 0.0, SIZE - 1.0)];
    }
}
