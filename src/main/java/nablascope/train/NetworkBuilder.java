package nablascope.train;

import java.util.List;
import nablascope.data.Dataset;
import nablascope.experiment.Experiment;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.Misfit;
import nablascope.experiment.NumberArray;
import nablascope.experiment.TrainingSpec;
import nablascope.math.Gemm;
import nablascope.math.TorchRandom;
import nablascope.nn.Network;
import nablascope.nn.Parameter;

/** Builds an experiment's network with its initial weights, once it is sure that data, model and loss fit. */
final class NetworkBuilder {
    private NetworkBuilder() {}

    /** @throws InvalidExperimentException if data, model and loss do not fit each other */
    static void check(Experiment experiment, Dataset train) {
        checkInput(experiment, train);
        checkOutput(experiment.model().expand(), train);
        if (train.timeSteps() == 1 && normalisesBatches(experiment.model().expand())) {
            checkBatches(experiment.training(), train.rows());
        }
    }

    static Network build(Experiment experiment, Dataset train, int threads) {
        check(experiment, train);
        Network network = Network.of(experiment.model(), new TorchRandom(experiment.seed()), new Gemm(threads));
        experiment.initialWeights().forEach((name, values) -> copy(name, values, network));
        return network;
    }

    private static void checkInput(Experiment experiment, Dataset train) {
        int input = experiment.model().input();
        if (input != train.features()) {
            throw new InvalidExperimentException(
                    "model.input", TrainingFault.INPUT_WIDTH.with(input, train.features()));
        }
    }

    private static void checkOutput(List<LayerSpec> layers, Dataset train) {
        int width = train.features();
        int steps = train.timeSteps();
        for (LayerSpec layer : layers) {
            switch (layer) {
                case LayerSpec.Linear linear -> width = linear.out();
                case LayerSpec.Recurrent recurrent -> {
                    width = recurrent.hidden();
                    steps = recurrent.outputAll() ? steps : 1;
                }
                default -> {}
            }
        }
        Dataset.Targets targets = train.targets();
        boolean fits = train.classification() ? width >= targets.outputs() : width == targets.outputs();
        if (!fits) {
            throw new InvalidExperimentException(
                    "model.output", TrainingFault.OUTPUT_WIDTH.with(width, targets.outputs()));
        }
        if (steps != targets.steps()) {
            throw new InvalidExperimentException("model", TrainingFault.TIME_STEPS.with(steps, targets.steps()));
        }
    }

    private static boolean normalisesBatches(List<LayerSpec> layers) {
        return layers.stream()
                .anyMatch(layer -> layer instanceof LayerSpec.BatchNorm
                        || (layer instanceof LayerSpec.Residual block && normalisesBatches(block.layers())));
    }

    /** A batch of one row has no variance: PyTorch refuses it in the middle of a run, we before it. */
    private static void checkBatches(TrainingSpec training, int rows) {
        List<int[]> batches = training.batches();
        for (int i = 0; batches != null && i < batches.size(); i++) {
            if (batches.get(i).length == 1) {
                throw new InvalidExperimentException("training.batches[" + i + "]", Misfit.SINGLE_ROW.with());
            }
        }
        int size = Math.min(training.batchSize(), rows);
        if (batches == null && (size == 1 || rows % size == 1)) {
            throw new InvalidExperimentException("training.batchSize", TrainingFault.SINGLE_ROW_LEFT.with(size, rows));
        }
    }

    private static void copy(String name, NumberArray values, Network network) {
        Parameter parameter = network.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidExperimentException(
                        "initialWeights." + name, TrainingFault.NO_TENSOR.with(names(network))));
        if (values.values().length != parameter.size()) {
            throw new InvalidExperimentException(
                    "initialWeights." + name, TrainingFault.TENSOR_SIZE.with(values.values().length, parameter.size()));
        }
        System.arraycopy(values.values(), 0, parameter.value().data, 0, parameter.size());
    }

    private static List<String> names(Network network) {
        return network.parameters().stream().map(Parameter::name).toList();
    }
}
