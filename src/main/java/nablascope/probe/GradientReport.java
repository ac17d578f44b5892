package nablascope.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the gradients of a network agree with differences of its loss.
 *
 * @param rows of the batch that the gradients are of
 * @param loss data loss and weight penalties, in double precision
 * @param tensors in the network's order
 * @param blocking the layer that lets no gradient through to those before it; null: there is none
 * @param leftOut parts of the objective that have no such gradient, in the experiment file's words
 */
public record GradientReport(
        int rows,
        double loss,
        List<Tensor> tensors,
        @Nullable String blocking,
        List<String> leftOut) {
    /** The largest error of a tensor that counts as right, unless the loss is too small for float numbers to do so well. */
    public static final double TOLERANCE = 1e-3;

    /** From this tolerance on, right and wrong could not be told apart. */
    private static final double LARGEST_TOLERANCE = 0.1;

    public GradientReport {
        tensors = List.copyOf(tensors);
        leftOut = List.copyOf(leftOut);
    }

    /** Whether anything was compared: not where the loss is no number, nor where the derivatives are lost in rounding. */
    public boolean conclusive() {
        return Double.isFinite(loss)
                && tolerance() <= LARGEST_TOLERANCE
                && tensors.stream().anyMatch(tensor -> tensor.checked() > 0);
    }

    /** The largest error of a tensor that counts as right here. */
    public double tolerance() {
        return tensors.stream().mapToDouble(Tensor::tolerance).max().orElse(TOLERANCE);
    }

    /** Whether all gradients that were compared are as good as zero, so that there was nothing to compare. */
    public boolean flat() {
        return tensors.stream().allMatch(Tensor::flat);
    }

    /** Whether every tensor agrees. */
    public boolean passed() {
        return tensors.stream().allMatch(Tensor::passed);
    }

    /**
     * One tensor's comparison.
     *
     * @param checked how many of its elements were compared
     * @param kinks how many more were not, because the loss has a kink there
     * @param error ‖g - d‖/max(‖g‖, ‖d‖) over the compared elements; 0 where both are as good as zero
     * @param tolerance the largest error that counts as right
     * @param worst place of the element that differs most, row-major; -1: none was compared
     * @param gradient its derivative by back-propagation
     * @param difference its derivative by differences
     * @param flat whether both are as good as zero in all that was compared
     */
    public record Tensor(
            String name,
            int size,
            int checked,
            int kinks,
            double error,
            double tolerance,
            int worst,
            double gradient,
            double difference,
            boolean flat) {
        public boolean passed() {
            return error <= tolerance;
        }
    }
}
