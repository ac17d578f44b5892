package nablascope.race;

import java.util.Arrays;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSchedule;
import nablascope.train.StepReport;
import nablascope.train.Trainer;

/** One entrant on one seed. Race's thread. */
final class Lane {
    /** The loss that is compared is a mean over this many steps, since one batch's is mostly noise. */
    static final int RECENT = 100;

    private final long seed;
    private final Trainer trainer;
    private final KnobSchedule knobs;
    private final int evalLossAt;
    private final int accuracyAt;
    private final double[] recent;
    private double lossSum;
    private double gradNormSum;
    private int summed;
    private double evalLoss = Double.NaN;
    private double accuracy = Double.NaN;
    private long divergedAt = Outcome.NEVER;

    Lane(Experiment experiment, Split data) {
        seed = experiment.seed();
        trainer = new Trainer(experiment, data);
        knobs = new KnobSchedule(experiment);
        evalLossAt = trainer.report().series().names().indexOf("eval_loss");
        accuracyAt = trainer.report().series().names().indexOf("eval_accuracy");
        recent = new double[(int) Math.min(RECENT, experiment.training().steps())];
    }

    long parameters() {
        return trainer.parameterCount();
    }

    /** Does a step; nothing once it has diverged. */
    void step() {
        if (diverged()) {
            return;
        }
        StepReport report = trainer.step(knobs.at(trainer.steps()));
        if (report.divergence() != null) {
            divergedAt = report.step();
            return;
        }
        recent[(int) (report.step() % recent.length)] = report.dataLoss();
        lossSum += report.dataLoss();
        gradNormSum += report.gradNorm();
        summed++;
        if (report.measured(evalLossAt)) {
            evalLoss = report.value(evalLossAt);
        }
        if (report.measured(accuracyAt)) {
            accuracy = report.value(accuracyAt);
        }
    }

    /** Begins a stretch. */
    void clear() {
        lossSum = 0;
        gradNormSum = 0;
        summed = 0;
    }

    boolean diverged() {
        return divergedAt != Outcome.NEVER;
    }

    /** Mean data loss since {@link #clear}; NaN once it has diverged. */
    double stretchLoss() {
        return diverged() ? Double.NaN : lossSum / summed;
    }

    /** Mean gradient norm since {@link #clear}; NaN once it has diverged. */
    double stretchGradNorm() {
        return diverged() ? Double.NaN : gradNormSum / summed;
    }

    Outcome outcome() {
        if (diverged()) {
            return new Outcome(seed, Double.NaN, Double.NaN, Double.NaN, divergedAt);
        }
        int filled = (int) Math.min(recent.length, trainer.steps());
        double loss = Arrays.stream(recent, 0, filled).average().orElse(Double.NaN);
        return new Outcome(seed, loss, evalLoss, accuracy, Outcome.NEVER);
    }
}
