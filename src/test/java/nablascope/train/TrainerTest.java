package nablascope.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nablascope.data.DataLoader;
import nablascope.experiment.About;
import nablascope.experiment.Activation;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.InitSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.TrainingSpec;
import org.junit.jupiter.api.Test;

class TrainerTest {
    @Test
    void digits_reach_95_percent() {
        Experiment experiment = new Experiment(
                About.titled("digits"),
                1,
                new DataSpec.Bundled("digits", 0.2, DataSpec.Scaling.MIN_MAX),
                new ModelSpec.Mlp(
                        64,
                        List.of(64, 64),
                        Activation.RELU,
                        ModelSpec.Norm.NONE,
                        0,
                        false,
                        10,
                        InitSpec.TORCH_DEFAULT),
                Map.of(),
                new LossSpec(LossSpec.Type.CROSS_ENTROPY),
                Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1)),
                new TrainingSpec(3000, 32, true, null, true),
                List.of(),
                100);
        Trainer trainer = new Trainer(experiment, DataLoader.load(experiment.data(), 1, Path.of("."), true));
        long start = System.nanoTime();
        for (int i = 0; i < 3000; i++) {
            trainer.step(experiment.knobs());
        }
        StepReport report = trainer.report();
        System.err.println((System.nanoTime() - start) / 3000e3 + " us/step, accuracy "
                + report.value(report.series().names().indexOf("eval_accuracy")) + " loss " + report.loss());
        assertThat(report.value(report.series().names().indexOf("eval_accuracy")))
                .isGreaterThan(0.95);
    }
}
