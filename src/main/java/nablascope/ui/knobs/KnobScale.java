package nablascope.ui.knobs;

import nablascope.experiment.KnobSpec;

/**
 * Where a knob's values lie on its slider: at their common logarithm, with rungs at 1 and 3 times each power of ten, or
 * at themselves, with rungs 0.05 apart.
 */
public final class KnobScale {
    private static final double EVEN_RUNG = 0.05;

    private final KnobSpec spec;

    public KnobScale(KnobSpec spec) {
        this.spec = spec;
    }

    public double minPosition() {
        return position(spec.min());
    }

    public double maxPosition() {
        return position(spec.max());
    }

    /** The slider's position for a value; values beyond its ends stand at the ends. */
    public double position(double value) {
        double inside = Math.clamp(value, spec.min(), spec.max());
        return spec.logarithmic() ? Math.log10(inside) : inside;
    }

    /** The value at a position, to three digits. */
    public double value(double position) {
        return spec.logarithmic() ? rounded(position) : Math.rint(position * 1000) / 1000;
    }

    private static double rounded(double position) {
        double decade = Math.floor(position);
        double mantissa = Math.rint(Math.pow(10, position - decade) * 100);
        return scaled(mantissa, (int) decade - 2);
    }

    /** The rung nearest to a position. */
    public double snap(double position) {
        return rung((int) Math.rint(rungNumber(position)));
    }

    /** The next rung above or below a value. */
    public double neighbour(double value, boolean up) {
        double number = rungNumber(position(value));
        int next = (int) (up ? Math.floor(number + 1e-6) + 1 : Math.ceil(number - 1e-6) - 1);
        int lowest = (int) Math.round(rungNumber(minPosition()));
        int highest = (int) Math.round(rungNumber(maxPosition()));
        return rung(Math.clamp(next, lowest, highest));
    }

    /** Rungs are numbered: even ones are powers of ten (or every tenth), odd ones three times them. */
    private double rungNumber(double position) {
        if (!spec.logarithmic()) {
            return position / EVEN_RUNG;
        }
        double decade = Math.floor(position + 1e-9);
        double within = position - decade;
        double three = Math.log10(3);
        double part = within < three ? within / three : 1 + (within - three) / (1 - three);
        return 2 * decade + part;
    }

    private double rung(int number) {
        if (!spec.logarithmic()) {
            return Math.rint(number * EVEN_RUNG * 100) / 100;
        }
        return scaled(Math.floorMod(number, 2) == 0 ? 1 : 3, Math.floorDiv(number, 2));
    }

    /** mantissa·10^exponent, as close as a decimal can be: 0.3, not 0.30000000000000004. */
    private static double scaled(double mantissa, int exponent) {
        return exponent >= 0 ? mantissa * Math.pow(10, exponent) : mantissa / Math.pow(10, -exponent);
    }
}
