package nablascope.ui.charts;

/**
 * A numbered vertical line, such as a knob change.
 *
 * @param number as in the story panel, from 1
 * @param step where it stands
 * @param text what happened, shown when the pointer is on it
 */
public record ChartMarker(int number, long step, String text) {}
