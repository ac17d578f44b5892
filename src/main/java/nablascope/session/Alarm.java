package nablascope.session;

import nablascope.session.Excursion.Quantity;
import nablascope.timeline.Metrics;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import nablascope.train.StepReport;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a run leaves for where no training returns from: its loss is {@value #LOSS_FACTOR} times that of its first
 * step, or its gradient norm as the update uses it, after clipping, {@value #GRADIENT_FACTOR} times the
 * {@link RunningMedian} of the steps before and no smaller than that of the first step, for {@value #STEEP_STEPS} steps in
 * a row: what the next steps heal is no explosion, and networks that fit their data well have such spikes by the thousand,
 * of up to five steps, or gradients so small that a hundred times as much is little. One excursion is told once: the next
 * may begin after both have stayed within their bounds for {@value #QUIET} steps.
 *
 * <p>What it says of a step depends on loss and norm of step 0 and the numbers of the last {@value #MEMORY} steps alone, so
 * that a run taken back and trained on is told the same. Engine thread, except for {@link #mute}.
 */
final class Alarm {
    static final float LOSS_FACTOR = 1000;
    static final float GRADIENT_FACTOR = 100;
    static final int STEEP_STEPS = 10;
    static final int QUIET = 20;
    static final int MEMORY = RunningMedian.WINDOW + STEEP_STEPS + QUIET;

    private final RunningMedian median = new RunningMedian();
    private float firstLoss = Float.NaN;
    private float firstNorm = Float.NaN;
    private long quietSince;
    private int steepSteps;
    private volatile boolean muted;

    /** Says nothing more. Any thread. */
    void mute() {
        muted = true;
    }

    /** Of the step just done: an excursion that begins with it; null: none does. */
    @Nullable
    Excursion after(StepReport report) {
        float loss = (float) report.dataLoss();
        float norm = (float) report.clippedGradNorm();
        float before = median.value();
        Quantity beyond = watch(report.step(), loss, norm);
        if (beyond == null || muted || report.divergence() != null) {
            return null;
        }
        return beyond == Quantity.LOSS
                ? new Excursion(report.step(), beyond, loss, firstLoss, largest(report, "out_rms/"))
                : new Excursion(report.step(), beyond, norm, before, largest(report, "grad_norm/"));
    }

    /** What goes beyond its bound at a step after quiet ones; null: nothing, or nothing new. */
    @Nullable
    Quantity watch(long step, float loss, float norm) {
        if (step == 0) {
            firstLoss = loss;
            firstNorm = norm;
        }
        boolean lost = firstLoss > 0 && Float.isFinite(loss) && loss >= LOSS_FACTOR * firstLoss;
        float usual = median.value();
        boolean steep = usual > 0 && Float.isFinite(norm) && norm >= GRADIENT_FACTOR * usual && !(norm < firstNorm);
        median.add(norm);
        steepSteps = steep ? steepSteps + 1 : 0;
        if (!lost && steepSteps < STEEP_STEPS) {
            return null;
        }
        boolean first = step >= quietSince;
        quietSince = step + QUIET + 1;
        return first ? lost ? Quantity.LOSS : Quantity.GRADIENT : null;
    }

    /** Takes note of the first step as far as it is known by itself, which of a long run it no longer is. */
    void start(Metrics known) {
        firstLoss = orElse(loss(known, 0), firstLoss);
        firstNorm = orElse(usedNorm(known, 0), firstNorm);
    }

    /** Stands where it stood after the timeline's steps. */
    void goBack(Timeline timeline) {
        start(timeline);
        median.clear();
        quietSince = 0;
        steepSteps = 0;
        for (long step = Math.max(0, timeline.steps() - MEMORY); step < timeline.steps(); step++) {
            watch(step, loss(timeline, step), usedNorm(timeline, step));
        }
    }

    private static float loss(Metrics metrics, long step) {
        return at(metrics, "data_loss", step);
    }

    /** Before clipping is first used, the norm after it is not kept: it is the norm. */
    private static float usedNorm(Metrics metrics, long step) {
        return orElse(at(metrics, "grad_norm_clipped", step), at(metrics, "grad_norm", step));
    }

    private static float orElse(float known, float otherwise) {
        return Float.isNaN(known) ? otherwise : known;
    }

    private static float at(Metrics metrics, String name, long step) {
        int series = metrics.indexOf(name);
        Sample sample = series < 0 ? null : metrics.at(series, step);
        return sample == null || sample.step() != step ? Float.NaN : sample.value();
    }

    /** The name after the prefix of the series whose value is the largest. */
    private static String largest(StepReport report, String prefix) {
        String largest = "";
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < report.series().names().size(); i++) {
            String name = report.series().names().get(i);
            if (name.startsWith(prefix) && report.value(i) > most) {
                most = report.value(i);
                largest = name.substring(prefix.length());
            }
        }
        return largest;
    }
}
