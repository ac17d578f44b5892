package nablascope.ui.charts;

import java.util.BitSet;
import java.util.List;
import nablascope.timeline.Buckets;
import nablascope.timeline.Metrics;
import nablascope.timeline.Sample;
import nablascope.ui.charts.ChartSeries.Detail;
import org.jspecify.annotations.Nullable;

/** One series of a chart: what was read of it and how that is traced, both anew only when something has changed. */
final class Curve {
    private static final int ENVELOPE_ALPHA = 0x4c;
    private static final int FAINT_ALPHA = 0x60;
    /** Smoothing reaches over this many px at most. */
    private static final double LONGEST_REACH = 30;
    /** Samples farther apart than this, in px, get dots: else a single one would hardly be seen. */
    private static final double APART = 10;

    private static final double SMOOTHED_APART = 40;

    private final ChartSeries series;
    private final Buckets buckets = new Buckets();
    private final Buckets divisors = new Buckets();
    private final Trace raw = new Trace();
    private final SmoothTrace smooth = new SmoothTrace();
    private final BitSet breaks = new BitSet();
    private final BitSet peaks = new BitSet();
    private boolean smoothed;
    private @Nullable Metrics metrics;
    private long steps;
    private @Nullable ViewRange view;
    private @Nullable Traced traced;
    private @Nullable Sample before;
    private @Nullable Sample after;
    private double fromStep;
    private double columnsPerStep;
    private double sampleDistance;
    private double[] sampleY = {};

    /** What a trace depends on beside the values. */
    private record Traced(ValueScale scale, double smoothing, double pixels, Events events) {}

    /**
     * What happened to its run.
     *
     * @param changes steps of knob changes, at which smoothing starts anew, and across which no line joins two samples
     *     that are apart: how it went in between, neither tells
     * @param explosions which smoothing must not hide
     */
    record Events(List<Long> changes, List<ChartMarker> explosions) {
        static final Events NONE = new Events(List.of(), List.of());
    }

    Curve(ChartSeries series) {
        this.series = series;
    }

    ChartSeries series() {
        return series;
    }

    Buckets buckets() {
        return buckets;
    }

    /** {@link #read(Metrics, long, ViewRange, int)} of all its steps. */
    boolean read(Metrics from, ViewRange range, int columns) {
        return read(from, from.steps(), range, columns);
    }

    /**
     * Reads the visible steps and the sample on either side, to which lines lead out of the picture.
     *
     * @param most of its steps that count: a run that trains is read curve by curve, and each shall end where the first does
     * @return false: there is no such series
     */
    boolean read(Metrics from, long most, ViewRange range, int columns) {
        int index = from.indexOf(series.name());
        if (index < 0) {
            return false;
        }
        long now = Math.min(from.steps(), most);
        boolean grown = from.equals(metrics) && now >= steps && columns == buckets.size() && sameSteps(range);
        if (!grown || now > steps) {
            int first = grown ? firstOf(steps) : 0;
            metrics = from;
            steps = now;
            view = range;
            traced = null;
            read(from, index, range, columns, first);
        }
        return true;
    }

    /** The column of a step, or the one before it: both may have been rounded. */
    private int firstOf(long step) {
        return (int) Math.clamp((step - fromStep) * columnsPerStep - 1, 0, buckets.size());
    }

    private boolean sameSteps(ViewRange range) {
        return view != null && view.fromStep() == range.fromStep() && view.toStep() == range.toStep();
    }

    private void read(Metrics from, int index, ViewRange range, int columns, int first) {
        fromStep = range.fromStep();
        columnsPerStep = columns / (range.toStep() - fromStep);
        int anew = from.readOn(index, fromStep, range.toStep(), columns, first, buckets);
        long every = Math.max(1, from.every(index));
        sampleDistance = every * columnsPerStep;
        String divisor = series.divisor();
        if (divisor != null) {
            from.readOn(from.indexOf(divisor), fromStep, range.toStep(), columns, first, divisors);
            buckets.divideBy(divisors, anew);
        }
        before = at((long) Math.ceil(fromStep) - 1);
        Sample end = at((long) Math.ceil(range.toStep()) - 1 + every);
        after = end != null && end.step() >= range.toStep() ? end : null;
    }

    /** The curve's last sample at or before a step; null if there is none. */
    @Nullable
    Sample at(long step) {
        Metrics source = metrics;
        if (source == null) {
            return null;
        }
        Sample sample = source.at(source.indexOf(series.name()), step);
        String divisor = series.divisor();
        if (divisor == null || sample == null) {
            return sample;
        }
        Sample below = source.at(source.indexOf(divisor), step);
        return below == null ? null : sample.dividedBy(below);
    }

    /** Number of steps of its run, as read last. */
    long steps() {
        return steps;
    }

    /** How far a place is from the line, in pixels; infinite beyond {@code reach}. */
    double distance(double x, double y, double reach) {
        return (smoothed ? smooth.trace() : raw).distance(x, y, reach);
    }

    /**
     * Computes the curve's extents.
     *
     * @param smoothing from 0 to 1
     * @param pixels of the picture per px of the window
     */
    void trace(ValueScale scale, double smoothing, double pixels, Events events) {
        Traced wanted = new Traced(scale, smoothing, pixels, events);
        if (wanted.equals(traced)) {
            return;
        }
        traced = wanted;
        raw.reset(buckets.size());
        if (sampleY.length < buckets.size()) {
            sampleY = new double[buckets.size()];
        }
        breaks.clear();
        events.changes().forEach(step -> mark(breaks, step));
        peaks.clear();
        events.explosions().forEach(explosion -> mark(peaks, explosion.step()));
        traceRaw(scale);
        smoothed = series.detail() != Detail.EXACT && smoothing > 0;
        if (smoothed) {
            double reach = smoothing * smoothing * LONGEST_REACH * pixels;
            smooth.trace(buckets, breaks, peaks, scale, reach);
        }
    }

    private void mark(BitSet columns, long step) {
        double column = (step - fromStep) * columnsPerStep;
        if (column >= 0 && column < buckets.size()) {
            columns.set((int) column);
        }
    }

    /** Whether a knob change parts two samples that are more than a step apart. */
    private boolean parted(int column, int before) {
        if (sampleDistance <= columnsPerStep) {
            return false;
        }
        int change = breaks.nextSetBit(before + 1);
        return change >= 0 && change <= column;
    }

    void drawBack(Raster raster, int argb, double thickness) {
        if (smoothed && series.detail() == Detail.BAND) {
            int alpha = dense() ? ENVELOPE_ALPHA : FAINT_ALPHA;
            raw.draw(raster, (argb & 0xffffff) | alpha << 24, Math.min(1.2, thickness), LineStyle.SOLID, 1);
        }
    }

    void drawFront(Raster raster, int argb, double thickness, double pixels) {
        (smoothed ? smooth.trace() : raw).draw(raster, argb, thickness, series.style(), pixels);
        if (sampleDistance > (smoothed ? SMOOTHED_APART : APART) * pixels) {
            for (int column = 0; column < buckets.size(); column++) {
                if (buckets.finite(column)) {
                    raster.dot(column + 0.5, sampleY[column], thickness + pixels, argb);
                }
            }
        }
    }

    /** Whether columns hold more than one sample. */
    private boolean dense() {
        return columnsPerStep < 1;
    }

    private double x(Sample sample) {
        return (sample.step() - fromStep) * columnsPerStep + 0.5;
    }

    private static boolean drawable(@Nullable Sample sample) {
        return sample != null && (sample.flags() & Buckets.NON_FINITE) == 0;
    }

    private void traceRaw(ValueScale scale) {
        Sample first = before;
        boolean connected = first != null && drawable(first);
        double lastX = connected && first != null ? x(first) : 0;
        double lastY = connected && first != null ? scale.y(first.max()) : 0;
        int last = -1;
        for (int column = 0; column < buckets.size(); column++) {
            int flags = buckets.flags(column);
            if (buckets.finite(column)) {
                double top = scale.y(buckets.max(column));
                double bottom = scale.y(buckets.min(column));
                raw.cover(column, top, bottom);
                if (connected && !parted(column, last)) {
                    raw.line(lastX, lastY, column + 0.5, Math.clamp(lastY, top, bottom));
                }
                lastX = column + 0.5;
                lastY = scale.y(buckets.last(column));
                sampleY[column] = lastY;
                last = column;
            }
            connected = flags == 0 ? connected : buckets.finite(column);
        }
        Sample end = after;
        if (connected && end != null && drawable(end)) {
            raw.line(lastX, lastY, x(end), scale.y(end.min()));
        }
    }
}
