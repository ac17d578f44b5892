package nablascope.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The turn of DJL with its PyTorch engine: blocks, a gradient collector, norms of all tensors, clipping, SGD. */
final class Djl {
    private static final int TIME_STEPS = 50;
    private static final float RATE = 0.01f;
    private static final float DECAY = 1e-4f;
    private static final String PICTURES = " pictures";

    /** Share of pixels that are not black. */
    private static final float DENSITY = 0.193f;

    private final NDManager manager = NDManager.newBaseManager();
    private final Block network;
    private final Loss loss;
    private final boolean penalised;
    private final NDArray x;
    private final NDArray y;
    private final ParameterStore store = new ParameterStore(manager, false);
    private final List<NDArray> parameters = new ArrayList<>();
    float norm;

    private Djl(Shape input, Block network, boolean classes, boolean penalised) {
        this.network = network;
        this.penalised = penalised;
        long batch = input.get(0);
        x = manager.randomUniform(-1, 1, input);
        y = classes
                ? manager.arange((int) batch).mod(10).reshape(batch, 1)
                : manager.randomUniform(-1, 1, new Shape(batch, 1));
        loss = classes ? Loss.softmaxCrossEntropyLoss() : Loss.l2Loss("mse", 1);
        network.setInitializer(new XavierInitializer(), Parameter.Type.WEIGHT);
        network.initialize(manager, DataType.FLOAT32, input);
        network.getParameters().values().forEach(p -> parameters.add(p.getArray()));
        parameters.forEach(p -> p.setRequiresGradient(true));
    }

    public static void main(String[] args) throws IOException {
        Turn.serve(
                "DJL " + Engine.getDjlVersion() + ", PyTorch "
                        + Engine.getInstance().getVersion(),
                name -> of(name)::step);
    }

    private static Djl of(String name) {
        Djl model = model(name.replace(PICTURES, ""));
        if (name.endsWith(PICTURES)) {
            Shape shape = model.x.getShape();
            model.x.muli(model.manager.randomUniform(0, 1, shape).lt(DENSITY).toType(DataType.FLOAT32, false));
        }
        return model;
    }

    private static Djl model(String name) {
        return switch (name) {
            case "2-8-8-1 b10" -> values(10, mlp(2, 8, 1, 0, Activation::tanh));
            case "2-20x32-1 b32" -> values(32, mlp(20, 32, 1, 0, Activation::relu));
            case "64-64-10 b32" -> classes(32, 64, mlp(1, 64, 10, 0, Activation::relu), false);
            case "784-128-10 b64" -> classes(64, 784, mlp(1, 128, 10, 0.2f, Activation::relu), true);
            case "784-512-512-10 b128" -> classes(128, 784, mlp(2, 512, 10, 0, Activation::relu), false);
            case "RNN 64 T50 b32" ->
                sequences(RNN.builder()
                        .setNumLayers(1)
                        .setStateSize(64)
                        .setActivation(RNN.Activation.TANH)
                        .optBatchFirst(true)
                        .build());
            case "LSTM 64 T50 b32" ->
                sequences(LSTM.builder()
                        .setNumLayers(1)
                        .setStateSize(64)
                        .optBatchFirst(true)
                        .build());
            default -> throw new IllegalArgumentException(name + " is not among DJL's models");
        };
    }

    private static Djl values(int batch, Block network) {
        return new Djl(new Shape(batch, 2), network, false, false);
    }

    private static Djl classes(int batch, int features, Block network, boolean penalised) {
        return new Djl(new Shape(batch, features), network, true, penalised);
    }

    private static Djl sequences(Block cells) {
        SequentialBlock network = new SequentialBlock()
                .add(cells)
                .addSingleton(all -> all.get(":, -1"))
                .add(Linear.builder().setUnits(1).build());
        return new Djl(new Shape(32, TIME_STEPS, 2), network, false, false);
    }

    private static Block mlp(
            int layers, int width, int out, float dropout, java.util.function.UnaryOperator<NDArray> act) {
        SequentialBlock network = new SequentialBlock();
        for (int i = 0; i < layers; i++) {
            network.add(Linear.builder().setUnits(width).build()).addSingleton(act);
            if (dropout > 0) {
                network.add(Dropout.builder().optRate(dropout).build());
            }
        }
        return network.add(Linear.builder().setUnits(out).build());
    }

    private void step() {
        try (NDManager step = manager.newSubManager()) {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray batch = x.duplicate();
                batch.attach(step);
                NDList output = network.forward(store, new NDList(batch), true);
                collector.backward(loss.evaluate(new NDList(y), output));
            }
            update(step);
        }
    }

    private void update(NDManager step) {
        NDList gradients = new NDList();
        NDList norms = new NDList();
        for (NDArray p : parameters) {
            NDArray gradient = p.getGradient();
            gradient.attach(step);
            if (penalised && p.getShape().dimension() > 1) {
                NDArray decay = p.mul(DECAY);
                decay.attach(step);
                gradient.addi(decay);
            }
            gradients.add(gradient);
            norms.add(gradient.norm());
            NDArray weight = p.norm();
            weight.attach(step);
            norms.add(weight);
        }
        clipAndMove(gradients, ai.djl.ndarray.NDArrays.stack(norms).toFloatArray());
    }

    private void clipAndMove(NDList gradients, float[] norms) {
        float squares = 0;
        for (int i = 0; i < norms.length; i += 2) {
            squares += norms[i] * norms[i];
        }
        norm = (float) Math.sqrt(squares);
        float factor = Math.min(1, 1 / (norm + 1e-6f));
        for (int i = 0; i < gradients.size(); i++) {
            parameters.get(i).subi(gradients.get(i).muli(RATE * factor));
        }
        gradients.forEach(g -> g.muli(0));
    }
}
