package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nablascope.timeline.Metrics;
import nablascope.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** All curves of a chart: those of its own run, and one of each other run. FX thread. */
final class CurveSet {
    private final ChartModel model;
    private final List<Curve> all;
    private final Map<String, Curve> byRun = new HashMap<>();
    private List<Curve> own = List.of();
    private List<Behind> others = List.of();

    /** A curve of another run. */
    record Behind(Overlays.Other run, Curve curve) {}

    CurveSet(ChartModel model) {
        this.model = model;
        all = model.series().stream().map(Curve::new).toList();
    }

    /** The own run's, visible and with something to read, in the order of the legend. */
    List<Curve> own() {
        return own;
    }

    /** Those of other runs. */
    List<Behind> others() {
        return others;
    }

    /** All that are drawn. */
    List<Curve> all() {
        return Stream.concat(own.stream(), others.stream().map(Behind::curve)).toList();
    }

    /**
     * Reads the visible steps; what did not change is not read again.
     *
     * @param steps of the timeline that count
     */
    void read(@Nullable Timeline timeline, long steps, int columns) {
        Overlays overlays = model.overlaysProperty().get();
        ViewRange range = model.viewport().range();
        own = new ArrayList<>();
        if (timeline != null && overlays.ownShown()) {
            Metrics drawn = overlays.drawn(timeline);
            for (Curve curve : all) {
                if (curve.series().shown() && curve.read(drawn, steps, range, columns)) {
                    own.add(curve);
                }
            }
        }
        others = new ArrayList<>();
        for (Overlays.Other run : overlays.others()) {
            Metrics drawn = overlays.drawn(run.metrics());
            model.series().stream()
                    .filter(ChartSeries::shown)
                    .filter(series -> drawn.indexOf(series.name()) >= 0)
                    .findFirst()
                    .map(series -> curve(run, series.name()))
                    .filter(curve -> curve.read(drawn, range, columns))
                    .ifPresent(curve -> others.add(new Behind(run, curve)));
        }
        byRun.keySet()
                .removeIf(key -> overlays.others().stream()
                        .noneMatch(other -> other.key().equals(key)));
    }

    private Curve curve(Overlays.Other run, String series) {
        Curve curve = byRun.get(run.key());
        ChartSeries wanted = ChartSeries.ofRun(series, run);
        if (curve == null || !curve.series().looksLike(wanted)) {
            curve = new Curve(wanted);
            byRun.put(run.key(), curve);
        }
        return curve;
    }

    /**
     * Collects the values that the axis should reach: those of the run at hand, and of others, but not where these
     * explode: their curves leave at the top then, where on a logarithmic axis they would press the one at hand into a
     * line at the bottom.
     */
    void fit(ValueFit fit, double smoothing) {
        own.forEach(curve -> fit.add(curve.buckets()));
        boolean compares = model.overlaysProperty().get().compares();
        double high = fit.high();
        boolean limits = !compares && high > 0 && Double.isFinite(high);
        others.forEach(other -> {
            boolean exploded = !other.run().explosions().isEmpty();
            fit.limit(limits && exploded ? high * VastGuard.VAST : Double.POSITIVE_INFINITY);
            if (smoothing > 0) {
                fit.addSmoothed(other.curve().buckets());
            } else {
                fit.add(other.curve().buckets());
            }
        });
        fit.limit(Double.POSITIVE_INFINITY);
    }

    /** Computes what is to be drawn; what did not change is not computed again. */
    void trace(ValueScale scale, double smoothing, double pixels) {
        Curve.Events events = new Curve.Events(
                model.markers().stream().map(ChartMarker::step).distinct().toList(), List.of());
        own.forEach(curve -> curve.trace(scale, smoothing, pixels, events));
        others.forEach(other ->
                other.curve().trace(scale, smoothing, pixels, other.run().events()));
    }

    /**
     * The run whose curve is nearest to a place in the picture, in pixels; {@link Overlays#NOBODY} if none is within
     * {@code reach}, or if there is but one run.
     */
    String nearest(double x, double y, double reach) {
        String key = Overlays.NOBODY;
        double nearest = reach;
        for (Behind other : others) {
            double distance = other.curve().distance(x, y, reach);
            if (distance < nearest) {
                nearest = distance;
                key = other.run().key();
            }
        }
        for (Curve curve : others.isEmpty() ? List.<Curve>of() : own) {
            double distance = curve.distance(x, y, reach);
            if (distance < nearest) {
                nearest = distance;
                key = model.overlaysProperty().get().own();
            }
        }
        return key;
    }
}
