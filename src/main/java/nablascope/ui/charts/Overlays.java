package nablascope.ui.charts;

import java.util.List;
import nablascope.timeline.Timeline;

/**
 * Other branches to draw behind a chart's run: each with the first series of the legend that is not hidden, in a colour
 * and line style of its own.
 *
 * @param own number of the branch that the chart's run is or stands in
 * @param highlighted number of the one that stands out while the others fade; {@link #NOBODY}: none
 */
public record Overlays(List<Other> others, int own, int highlighted) {
    public static final int NOBODY = -1;

    public static final Overlays NONE = new Overlays(List.of(), NOBODY, NOBODY);

    private static final int FAINT = 0x40;
    private static final int CLEAR = 0xc0;
    private static final int FULL = 0xff;

    /**
     * A branch.
     *
     * @param number stays the same, and with it the looks
     * @param label in the legend
     */
    public record Other(int number, String label, Timeline timeline) {
        /** Tells neighbours in number apart without colours. */
        public LineStyle style() {
            return styleOf(number);
        }
    }

    public Overlays {
        others = List.copyOf(others);
    }

    /** The line style of a branch. */
    public static LineStyle styleOf(int number) {
        return switch (Math.floorMod(number, 3)) {
            case 0 -> LineStyle.SOLID;
            case 1 -> LineStyle.DASHED;
            default -> LineStyle.DOTTED;
        };
    }

    /** From 0 to 255. */
    int alpha(Other other) {
        return highlighted == NOBODY ? CLEAR : highlighted == other.number() ? FULL : FAINT;
    }

    /** Whether the chart's own run gives way to another. */
    boolean ownFades() {
        return highlighted != NOBODY && highlighted != own;
    }

    /** The most steps among them. */
    public long reach() {
        return others.stream()
                .mapToLong(other -> other.timeline().steps())
                .max()
                .orElse(0);
    }
}
