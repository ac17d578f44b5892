package nablascope.train;

import java.util.List;
import nablascope.nn.Loss;
import nablascope.nn.Network;
import nablascope.nn.Parameter;

/** Looks at a step's tensors while they are there. Nothing may be modified. */
interface StepWatcher {
    /**
     * Outputs and the gradients at them are those of the data loss at the step's weights.
     *
     * @param rows of the training data in the batch
     */
    void signals(Network network, Loss loss, Loss.Targets targets, int[] rows);

    /** Gradients are those of the whole objective, before clipping. */
    void gradients(List<Parameter> parameters);

    /** Weights are those after the update. */
    void weights(List<Parameter> parameters);
}
