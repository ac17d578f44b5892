package nablascope.ui.charts;

import java.util.Arrays;
import java.util.List;

/** Tells curves apart where colours do not: lengths drawn and left out in turns, in units of 1 px at normal size. */
public enum LineStyle {
    SOLID,
    DASHED(9, 5),
    DOTTED(2, 4),
    DASH_DOT(10, 4, 2, 4),
    DASH_DOT_DOT(10, 3, 2, 3, 2, 3);

    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
    private final List<Double> dashes;

    private final double period;

    LineStyle(double... dashes) {
        this.dashes = Arrays.stream(dashes).boxed().toList();
        this.period = Arrays.stream(dashes).sum();
    }

    /** Drawn, left out, drawn, … as JavaFX takes them; empty: solid. */
    public List<Double> dashes() {
        return dashes;
    }

    boolean solid() {
        return dashes.isEmpty();
    }

    /** Length after which it repeats; 0: solid. */
    double period() {
        return period;
    }

    /** Whether it is drawn at a distance along the line. */
    boolean inks(double along) {
        double left = solid() ? 0 : along % period;
        for (int i = 0; i < dashes.size(); i += 2) {
            if (left < dashes.get(i)) {
                return true;
            }
            left -= dashes.get(i) + dashes.get(i + 1);
            if (left < 0) {
                return false;
            }
        }
        return solid();
    }
}
