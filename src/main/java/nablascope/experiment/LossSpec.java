package nablascope.experiment;

/**
 * The data loss.
 *
 * @param sum sum over rows instead of the mean
 * @param delta where Huber's parabola meets its lines
 * @param labelSmoothing ε of cross-entropy's smoothed targets
 */
public record LossSpec(Type type, boolean sum, double delta, double labelSmoothing) {

    /** The losses. */
    public enum Type {
        MSE,
        HALF_MSE,
        MAE,
        HUBER,
        BCE_LOGITS,
        CROSS_ENTROPY,
        /** The output itself, of a {@link ModelSpec.Surface}; the file leaves the loss out then. */
        OUTPUT
    }

    public LossSpec {
        Check.positive("loss.delta", delta);
        Check.within("loss.labelSmoothing", labelSmoothing, 0, 1);
    }

    /** The mean of the given loss, δ = 1, no smoothing. */
    public LossSpec(Type type) {
        this(type, false, 1, 0);
    }

    /** Whether targets are class numbers instead of values. */
    public boolean wantsClasses() {
        return type == Type.CROSS_ENTROPY;
    }
}
