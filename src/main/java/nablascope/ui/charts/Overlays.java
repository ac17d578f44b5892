package nablascope.ui.charts;

import java.util.Comparator;
import java.util.List;
import nablascope.timeline.Difference;
import nablascope.timeline.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows beside its own run: others, each with the first series of the legend that is not hidden, in colour
 * and line style of its own; which of all stands out; and what all are compared with.
 *
 * @param own key of the run that the chart's run is or stands in
 * @param ownShown whether the chart's own run is drawn
 * @param highlighted key of the one that stands out while the others fade; {@link #NOBODY}: none
 * @param reference what is subtracted from every run; null: nothing
 */
public record Overlays(
        List<Other> others,
        String own,
        boolean ownShown,
        String highlighted,
        @Nullable Reference reference) {
    public static final String NOBODY = "";

    public static final Overlays NONE = new Overlays(List.of(), NOBODY, true, NOBODY, null);

    private static final int FAINT = 0x40;
    private static final int CLEAR = 0xc0;
    private static final int FULL = 0xff;

    /**
     * Another run.
     *
     * @param key tells it from all others
     * @param label in the legend
     * @param changes steps at which its knobs changed, where its line begins anew
     * @param explosions in the order of their steps
     */
    public record Other(
            String key, Pen pen, String label, Metrics metrics, List<Long> changes, List<ChartMarker> explosions) {
        public Other {
            changes = List.copyOf(changes);
            explosions = List.copyOf(explosions);
        }

        Curve.Events events() {
            return new Curve.Events(changes, explosions);
        }
    }

    /** The run that others are compared with. */
    public record Reference(String label, Metrics metrics) {}

    public Overlays {
        others = List.copyOf(others);
    }

    /** Whether differences are shown rather than values. */
    public boolean compares() {
        return reference != null;
    }

    /** Whether the run compared with ends before another and left of a position, in px of the data area. */
    boolean endsBefore(Frame frame, double x) {
        if (reference == null) {
            return false;
        }
        long end = reference.metrics().steps();
        return end < frame.steps() && frame.x(end) < x;
    }

    /** What to draw of a run. */
    Metrics drawn(Metrics run) {
        return reference == null ? run : new Difference(run, reference.metrics());
    }

    /** From 0 to 255. */
    int alpha(String key) {
        return highlighted.equals(NOBODY) ? CLEAR : highlighted.equals(key) ? FULL : FAINT;
    }

    /** Whether the chart's own run gives way to another. */
    boolean ownFades() {
        return !highlighted.equals(NOBODY) && !highlighted.equals(own);
    }

    /** Where the others exploded, in the order of the steps. */
    List<ChartMarker> explosions() {
        return others.stream()
                .flatMap(other -> other.explosions().stream())
                .sorted(Comparator.comparingLong(ChartMarker::step))
                .toList();
    }

    /** The most steps among the others. */
    public long reach() {
        return others.stream()
                .mapToLong(other -> drawn(other.metrics()).steps())
                .max()
                .orElse(0);
    }
}
