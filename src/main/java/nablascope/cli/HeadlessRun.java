package nablascope.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSchedule;
import nablascope.experiment.Knobs;
import nablascope.session.TimelineFeed;
import nablascope.train.Divergence;
import nablascope.train.EarlyStop;
import nablascope.train.StepReport;
import nablascope.train.Trainer;
import org.jspecify.annotations.Nullable;

/** All steps of an experiment at full speed, on the calling thread. */
final class HeadlessRun {
    private final Experiment experiment;
    private final Trainer trainer;
    private final Progress progress;
    private final @Nullable TimelineFeed kept;
    private long samples;
    private long nanos;
    private long steadySteps;
    private long steadyNanos;

    /** @param kept what a recorder reads; null: the run is not kept */
    HeadlessRun(Experiment experiment, Trainer trainer, Progress progress, @Nullable TimelineFeed kept) {
        this.kept = kept;
        this.experiment = experiment;
        this.trainer = trainer;
        this.progress = progress;
    }

    /** Trains and writes both files; the folder is not published yet. */
    void writeTo(RunFolder folder) throws IOException {
        try (MetricsCsv metrics =
                new MetricsCsv(folder.openMetrics(), trainer.report().series().names())) {
            train(metrics);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("finalWeights", trainer.weights());
        result.put("finalBuffers", trainer.buffers());
        result.put("timing", timing());
        result.put("diagnosis", diagnosis(trainer.report().divergence()));
        EarlyStop early = trainer.earlyStop();
        if (early != null) {
            result.put(
                    "earlyStop",
                    Map.of("steps", early.steps(), "bestSteps", early.bestSteps(), "bestLoss", early.bestLoss()));
        }
        folder.writeFinal(result);
    }

    double seconds() {
        return nanos / 1e9;
    }

    private void train(MetricsCsv metrics) throws IOException {
        KnobSchedule schedule = new KnobSchedule(experiment);
        long steps = experiment.training().steps();
        boolean stop = experiment.training().stopOnNonFinite();
        long start = System.nanoTime();
        long half = start;
        for (long step = 0; !trainer.finished(); step++) {
            if (step == steps / 2) {
                half = System.nanoTime();
            }
            Knobs knobs = schedule.at(step);
            StepReport report = trainer.step(knobs);
            if (kept != null) {
                kept.add(report, knobs);
            }
            write(report, metrics);
            samples += report.rows();
            progress.step(step + 1, report.loss());
            if (stop && report.divergence() != null) {
                break;
            }
        }
        if (kept != null && trainer.finished()) {
            kept.end();
        }
        long end = System.nanoTime();
        nanos = end - start;
        boolean reachedHalf = trainer.steps() > steps / 2;
        steadySteps = reachedHalf ? trainer.steps() - steps / 2 : trainer.steps();
        steadyNanos = reachedHalf ? end - half : nanos;
    }

    private static void write(StepReport report, MetricsCsv metrics) throws IOException {
        metrics.beginRow(report.step());
        int columns = report.series().names().size();
        for (int i = 0; i < columns; i++) {
            if (report.measured(i)) {
                metrics.value(report.value(i));
            } else {
                metrics.notMeasured();
            }
        }
        metrics.endRow();
    }

    private Map<String, Object> timing() {
        Map<String, Object> timing = new LinkedHashMap<>();
        timing.put("steps", trainer.steps());
        timing.put("seconds", seconds());
        timing.put("samplesPerSecond", perSecond(samples, nanos));
        timing.put("stepsPerSecondSteady", perSecond(steadySteps, steadyNanos));
        return timing;
    }

    private static double perSecond(long count, long nanos) {
        return count == 0 ? 0 : count * 1e9 / Math.max(1, nanos);
    }

    private static Map<String, Object> diagnosis(@Nullable Divergence divergence) {
        Map<String, Object> diagnosis = new LinkedHashMap<>();
        diagnosis.put("diverged", divergence != null);
        if (divergence != null) {
            diagnosis.put("step", divergence.step());
            diagnosis.put("phase", divergence.phase().name().toLowerCase(Locale.ROOT));
            diagnosis.put("tensor", divergence.tensor());
            diagnosis.put("value", divergence.value());
        }
        return diagnosis;
    }
}
