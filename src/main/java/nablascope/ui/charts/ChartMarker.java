package nablascope.ui.charts;

/**
 * A numbered vertical line, such as a knob change.
 *
 * @param number of the change, from 1; 0 marks an explosion
 * @param step where it stands
 * @param text what happened, shown when the pointer is on it
 */
public record ChartMarker(int number, long step, String text) {
    /** What stands in its flag. */
    String label() {
        return number > 0 ? Integer.toString(number) : "!";
    }
}
