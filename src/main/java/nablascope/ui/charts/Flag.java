package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * A flag above the data area: one marker, or several that stand too close for a flag each.
 *
 * @param markers in the order of their steps
 * @param left in px of the data area
 */
record Flag(List<ChartMarker> markers, double left, double width) {
    private static final double APART = 2;

    Flag {
        markers = List.copyOf(markers);
    }

    /** The first one's number, and how many more there are: {@code 3 +4}. */
    String label() {
        String first = markers.getFirst().label();
        return markers.size() == 1 ? first : first + " +" + (markers.size() - 1);
    }

    boolean alarm() {
        return markers.getFirst().number() == 0;
    }

    /**
     * Gives each visible marker its place in a flag. An explosion always has its own, beside the change that caused it.
     *
     * @param width of the data area in px
     * @param size of the type in px
     */
    static List<Flag> arrange(List<ChartMarker> markers, ViewRange range, double width, double size) {
        List<Flag> flags = new ArrayList<>();
        double perStep = width / (range.toStep() - range.fromStep());
        for (ChartMarker marker : markers) {
            double x = (marker.step() - range.fromStep()) * perStep;
            if (x < 0 || x > width) {
                continue;
            }
            Flag alone = new Flag(List.of(marker), 0, 0).at(x, size);
            Flag before = flags.isEmpty() ? null : flags.getLast();
            if (before == null || alone.left >= before.end()) {
                flags.add(alone);
            } else if (before.alarm() || alone.alarm()) {
                flags.add(new Flag(alone.markers, before.end(), alone.width));
            } else {
                flags.set(flags.size() - 1, before.with(marker, size));
            }
        }
        return keptIn(width + size, flags);
    }

    /** Moves those to the left that stood beyond the data area, where other things are. */
    private static List<Flag> keptIn(double end, List<Flag> flags) {
        double right = end;
        for (int i = flags.size() - 1; i >= 0 && flags.get(i).left + flags.get(i).width > right; i--) {
            Flag flag = flags.get(i);
            flags.set(i, new Flag(flag.markers, Math.max(0, right - flag.width), flag.width));
            right = flags.get(i).left - APART;
        }
        return flags;
    }

    private double end() {
        return left + width + APART;
    }

    private Flag at(double middle, double size) {
        double wide = wide(size);
        // Further to the left it would cover the highest label of the values.
        return new Flag(markers, Math.max(0, middle - wide / 2), wide);
    }

    private Flag with(ChartMarker marker, double size) {
        List<ChartMarker> more = new ArrayList<>(markers);
        more.add(marker);
        Flag joined = new Flag(more, left, width);
        return new Flag(more, left, joined.wide(size));
    }

    private double wide(double size) {
        return size * (0.7 + 0.52 * label().length());
    }
}
