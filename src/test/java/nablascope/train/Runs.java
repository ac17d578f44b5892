package nablascope.train;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import nablascope.data.DataLoader;
import nablascope.data.Split;
import nablascope.experiment.About;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.InitSpec;
import nablascope.experiment.KnobSchedule;
import nablascope.experiment.Knobs;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.NumberArray;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.TrainingSpec;

/** Small experiments for the tests of the engine, all rows in each step. */
final class Runs {
    private Runs() {}

    static OptimizerSpec sgd(double lr) {
        return OptimizerSpec.of(OptimizerSpec.Type.SGD, lr);
    }

    /** Linear regression without bias from w = 0: ½‖Xw - y‖²/n. */
    static Experiment regression(NumberArray x, NumberArray y, Knobs knobs, long steps) {
        int features = x.shape()[1];
        var model = new ModelSpec.Layers(features, List.of(new LayerSpec.Linear(1, false, InitSpec.TORCH_DEFAULT)));
        var zero = Map.of("layers.0.weight", new NumberArray(new int[] {1, features}, new float[features]));
        return of(new DataSpec.Inline(x, y), model, zero, LossSpec.Type.HALF_MSE, knobs, steps);
    }

    static Experiment of(
            DataSpec data,
            ModelSpec model,
            Map<String, NumberArray> weights,
            LossSpec.Type loss,
            Knobs knobs,
            long steps) {
        var training = new TrainingSpec(steps, TrainingSpec.ALL_ROWS, false, null, true);
        return new Experiment(
                About.titled("test"), 3, data, model, weights, new LossSpec(loss), knobs, training, List.of(), 0);
    }

    static Split load(Experiment experiment) {
        boolean classes = experiment.loss().type() == LossSpec.Type.CROSS_ENTROPY;
        return DataLoader.load(experiment.data(), experiment.seed(), java.nio.file.Path.of("."), classes);
    }

    static Trainer trainer(Experiment experiment) {
        return new Trainer(experiment, load(experiment));
    }

    /** Trains to the end and returns the trainer. */
    static Trainer train(Experiment experiment) {
        Trainer trainer = trainer(experiment);
        KnobSchedule knobs = new KnobSchedule(experiment);
        while (trainer.steps() < experiment.training().steps()) {
            trainer.step(knobs.at(trainer.steps()));
        }
        return trainer;
    }

    static Knobs knobs(double lr) {
        return new Knobs(
                sgd(lr),
                nablascope.experiment.RegularizationSpec.NONE,
                nablascope.experiment.ClipSpec.NONE,
                OptionalDouble.empty());
    }

    static double value(StepReport report, String series) {
        int index = report.series().names().indexOf(series);
        if (index < 0) {
            throw new IllegalArgumentException("no series " + series);
        }
        return report.value(index);
    }
}
