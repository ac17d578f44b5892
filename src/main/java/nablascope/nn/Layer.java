package nablascope.nn;

import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * One layer of a network: forward and backward side by side. A row of a matrix is a row of the batch; sequences are
 * time-major, (time·rows) × features. The returned matrices belong to the layer and are valid until its next pass.
 * After a first pass at a batch size nothing is allocated at that size or below. Engine thread only.
 */
public interface Layer {

    /**
     * The output for an input, keeping what {@link #backward} needs.
     *
     * @param x not modified; must stay as it is until the backward pass is done
     */
    FMatrixRMaj forward(FMatrixRMaj x, Pass pass);

    /**
     * Given dL/dy writes dL/dw into each parameter's gradient (overwriting it) and returns dL/dx. To be asked once after
     * each forward pass, whose numbers it may overwrite. The first layer of a network may return its argument instead,
     * since nobody reads it.
     *
     * @param dy shape of the last output; not modified
     */
    FMatrixRMaj backward(FMatrixRMaj dy);

    /** The trained tensors in PyTorch's order. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** Numbers that are kept and saved but not trained, such as running statistics; gradients of these are unused. */
    default List<Parameter> buffers() {
        return List.of();
    }
}
