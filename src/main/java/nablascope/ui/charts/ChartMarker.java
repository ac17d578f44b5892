package nablascope.ui.charts;

import org.jspecify.annotations.Nullable;

/**
 * A numbered vertical line, such as a knob change.
 *
 * @param number of the change, from 1; 0 marks an explosion
 * @param step where it stands
 * @param text what happened, shown when the pointer is on it
 * @param pen of the run to which it happened; null: the chart's own
 */
public record ChartMarker(
        int number, long step, String text, @Nullable Pen pen) {
    /** In the chart's own run. */
    public ChartMarker(int number, long step, String text) {
        this(number, step, text, null);
    }

    /** What stands in its flag. */
    String label() {
        return number > 0 ? Integer.toString(number) : "!";
    }
}
