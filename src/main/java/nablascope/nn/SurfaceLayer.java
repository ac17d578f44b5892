package nablascope.nn;

import java.util.List;
import nablascope.experiment.ModelSpec;
import org.ejml.data.FMatrixRMaj;

/** A function of its own two weights, whatever the input: f(w₁, w₂) and its derivatives by formula, in double. */
public final class SurfaceLayer implements Layer {
    private final ModelSpec.Surface function;
    private final Parameter weight;
    private final FMatrixRMaj output = new FMatrixRMaj(1, 1);

    /** @param name prefix of the tensor's name, such as {@code layers.0} */
    public SurfaceLayer(String name, ModelSpec.Surface function) {
        this.function = function;
        this.weight = Parameter.weight(name + ".weight", 1, 2);
        weight.value().data[0] = (float) function.startX();
        weight.value().data[1] = (float) function.startY();
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Pass pass) {
        output.data[0] = (float) function.value(w1(), w2());
        return output;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        double upstream = dy.data[0];
        weight.grad().data[0] = (float) (upstream * function.slopeX(w1(), w2()));
        weight.grad().data[1] = (float) (upstream * function.slopeY(w1(), w2()));
        return dy;
    }

    /** The first weight. */
    public double w1() {
        return weight.value().data[0];
    }

    /** The second weight. */
    public double w2() {
        return weight.value().data[1];
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight);
    }
}
