package nablascope.session;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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

/** The experiments that tests train. */
public final class Experiments {
    private Experiments() {}

    /** Digits, 64-64-10 ReLU with dropout layers, batch 32, plain gradient descent at η = .1. */
    public static Experiment digits() {
        return digits(List.of(64, 64), InitSpec.TORCH_DEFAULT, 0.1);
    }

    /** Digits on any ReLU network, a fifth of the rows kept aside. */
    private static Experiment digits(List<Integer> hidden, InitSpec init, double lr) {
        return new Experiment(
                About.titled("digits"),
                1,
                new DataSpec.Bundled("digits", 0.2, DataSpec.Scaling.MIN_MAX),
                new ModelSpec.Mlp(
                        64, hidden, Activation.RELU, ModelSpec.Norm.NONE, OptionalDouble.of(0), false, 10, init),
                Map.of(),
                new LossSpec(LossSpec.Type.CROSS_ENTROPY),
                Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, lr)),
                new TrainingSpec(TrainingSpec.UNLIMITED, 32, true, null, true),
                List.of(),
                100);
    }

    /** Six hidden layers in He's initialisation, where η = 10 blows up within a few steps. */
    public static Experiment explosion() {
        return digits(Collections.nCopies(6, 64), InitSpec.of(InitSpec.Scheme.KAIMING_NORMAL, Math.sqrt(2)), 10);
    }
}
