package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.List;
import nablascope.timeline.Buckets;
import nablascope.ui.charts.NonFiniteMark.Kind;

/** Finds the stretches of columns that hold values which are no numbers. */
final class NonFiniteScan {
    /** Marks closer than this would overlap. */
    private static final double APART = 12;

    private NonFiniteScan() {}

    static List<NonFiniteMark> marks(Frame frame) {
        List<NonFiniteMark> marks = new ArrayList<>();
        for (Curve curve : frame.curves()) {
            add(marks, frame, curve, Kind.POSITIVE_INFINITY, Buckets.POSITIVE_INFINITY);
            add(marks, frame, curve, Kind.NAN, Buckets.NAN);
            add(marks, frame, curve, Kind.NEGATIVE_INFINITY, Buckets.NEGATIVE_INFINITY);
        }
        return marks;
    }

    private static void add(List<NonFiniteMark> marks, Frame frame, Curve curve, Kind kind, int flag) {
        Buckets buckets = curve.buckets();
        int apart = (int) (APART * buckets.size() / frame.width());
        int first = -1;
        int last = -1;
        for (int column = 0; column < buckets.size(); column++) {
            if ((buckets.flags(column) & flag) == 0) {
                continue;
            }
            if (first >= 0 && column - last > apart) {
                marks.add(mark(frame, curve, kind, first, last));
                first = column;
            }
            first = first < 0 ? column : first;
            last = column;
        }
        if (first >= 0) {
            marks.add(mark(frame, curve, kind, first, last));
        }
    }

    private static NonFiniteMark mark(Frame frame, Curve curve, Kind kind, int first, int last) {
        double perColumn = frame.width() / curve.buckets().size();
        // Columns hold the steps from their left edge, rounded up.
        long from = (long) Math.ceil(frame.step(first * perColumn) - 1e-6);
        long to = (long) Math.ceil(frame.step((last + 1) * perColumn) - 1e-6);
        return new NonFiniteMark(curve.series().name(), kind, Math.max(0, from), to);
    }
}
