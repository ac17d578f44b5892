package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import nablascope.timeline.Buckets;
import nablascope.ui.charts.EdgeMark.Kind;

/** Finds the stretches of columns that hold values which the axis has no place for. */
final class EdgeScan {
    /** Marks closer than this would overlap. */
    private static final double APART = 12;

    private EdgeScan() {}

    static List<EdgeMark> marks(Frame frame) {
        List<EdgeMark> marks = new ArrayList<>();
        for (Curve curve : frame.all()) {
            if (curve.series().name().equals(Charts.THRESHOLD)) {
                continue; // an infinite threshold is none
            }
            add(marks, frame, curve, Kind.POSITIVE_INFINITY, flagged(curve.buckets(), Buckets.POSITIVE_INFINITY));
            add(marks, frame, curve, Kind.NAN, flagged(curve.buckets(), Buckets.NAN));
            add(marks, frame, curve, Kind.NEGATIVE_INFINITY, flagged(curve.buckets(), Buckets.NEGATIVE_INFINITY));
            Buckets buckets = curve.buckets();
            if (frame.scale().scaling().positive() && !curve.series().ofOtherRun() && !allZero(buckets)) {
                add(marks, frame, curve, Kind.NOT_POSITIVE, c -> buckets.finite(c) && buckets.min(c) <= 0);
            }
        }
        return marks;
    }

    /** A penalty that is off hides nothing below the axis. */
    private static boolean allZero(Buckets buckets) {
        for (int column = 0; column < buckets.size(); column++) {
            if (buckets.finite(column) && (buckets.min(column) != 0 || buckets.max(column) != 0)) {
                return false;
            }
        }
        return true;
    }

    private static IntPredicate flagged(Buckets buckets, int flag) {
        return column -> (buckets.flags(column) & flag) != 0;
    }

    private static void add(List<EdgeMark> marks, Frame frame, Curve curve, Kind kind, IntPredicate marked) {
        Buckets buckets = curve.buckets();
        int apart = (int) (APART * buckets.size() / frame.width());
        int first = -1;
        int last = -1;
        for (int column = 0; column < buckets.size(); column++) {
            if (!marked.test(column)) {
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

    private static EdgeMark mark(Frame frame, Curve curve, Kind kind, int first, int last) {
        double perColumn = frame.width() / curve.buckets().size();
        // Columns hold the steps from their left edge, rounded up.
        long from = (long) Math.ceil(frame.step(first * perColumn) - 1e-6);
        long to = (long) Math.ceil(frame.step((last + 1) * perColumn) - 1e-6);
        ChartSeries series = curve.series();
        String run = series.ofOtherRun() ? series.labelProperty().get() : "";
        return new EdgeMark(series.name(), run, kind, Math.max(0, from), to);
    }
}
