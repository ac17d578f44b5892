package nablascope.session;

import nablascope.train.Divergence.Phase;

/**
 * A quantity of the run is finite, but far beyond where it was: an explosion in the making.
 *
 * @param step where it was told, counted from 0
 * @param value of the quantity at that step
 * @param reference what it is compared with: the loss of the first step, or the running median of the gradient norms
 * @param tensor the layer whose output is largest, or the parameter whose gradient is
 */
public record Excursion(long step, Quantity quantity, double value, double reference, String tensor) {
    /** What went beyond its bound. */
    public enum Quantity {
        /** The data loss. */
        LOSS,
        /** The norm of all gradients after clipping. */
        GRADIENT
    }

    /** The part of the step that the quantity belongs to. */
    public Phase phase() {
        return quantity == Quantity.LOSS ? Phase.FORWARD : Phase.BACKWARD;
    }
}
