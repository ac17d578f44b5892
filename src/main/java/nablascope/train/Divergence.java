package nablascope.train;

/**
 * The first non-finite value of a run.
 *
 * @param step counted from 0
 * @param phase where in the step it came up
 * @param tensor what held it: a parameter such as {@code layers.0.weight} (its gradient, that of the
 *     penalty, or after the update its value), a
 *     layer such as {@code layers.2} (its output, or the gradient there), {@code loss} or {@code penalty}
 * @param value what it was: NaN, Infinity or -Infinity
 */
public record Divergence(long step, Phase phase, String tensor, float value) {
    /** The parts of a step, in order. */
    public enum Phase {
        FORWARD,
        LOSS,
        BACKWARD,
        PENALTY,
        UPDATE
    }
}
