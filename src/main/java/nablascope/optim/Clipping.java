package nablascope.optim;

import java.util.List;
import nablascope.experiment.ClipSpec;
import nablascope.math.Norms;
import nablascope.nn.Parameter;
import nablascope.state.StateVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Gradient clipping in the order value, by unit, by the norms seen, norm, as PyTorch's {@code clip_grad_value_} and
 * {@code clip_grad_norm_} and timm's adaptive clipping do it, non-finite gradients included. Allocates nothing. Engine
 * thread.
 */
public final class Clipping {
    /** PyTorch's guard against dividing by a norm of zero. */
    private static final double NORM_GUARD = 1e-6;

    /** timm's guard against dividing by a unit's gradient norm of zero. */
    private static final double UNIT_GUARD = 1e-6;

    private final List<Parameter> parameters;
    private final long elements;
    private final long units;
    private double coefficient = 1;
    private double fraction;
    private double clippedNorm;
    private double threshold = Double.POSITIVE_INFINITY;
    private final AdaptiveClipping adaptive = new AdaptiveClipping();

    public Clipping(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
        this.elements = parameters.stream().mapToLong(Parameter::size).sum();
        this.units = parameters.stream().mapToLong(p -> p.value().numRows).sum();
    }

    /**
     * Clips the parameters' gradients in place, except that the factor of the norm of all gradients is returned, not
     * applied: the update multiplies by it when it reads them anyway.
     *
     * @param norm their 2-norm before clipping
     * @return what they are still to be multiplied by; 1: they are clipped
     */
    public float apply(ClipSpec clip, double norm) {
        coefficient = 1;
        fraction = 0;
        clippedNorm = norm;
        if (clip.value() != null) {
            fraction = (double) clampAll((float) clip.value().max()) / elements;
        }
        if (clip.agc() != null) {
            fraction = (double) scaleUnits(clip.agc()) / units;
        }
        if (clip.value() != null || clip.agc() != null) {
            clippedNorm = Math.sqrt(sumOfSquares());
        }
        double bySeen = scaleTo(adaptive.limit(clip, clippedNorm));
        threshold = adaptive.threshold();
        float left = 1;
        ClipSpec.@Nullable Norm byNorm = clip.norm();
        if (byNorm != null && byNorm.perTensor()) {
            scaleEachTensor(byNorm);
        } else if (byNorm != null) {
            left = factorOfAll(byNorm);
            threshold = Math.min(threshold, byNorm.max());
        }
        coefficient *= bySeen;
        return left;
    }

    /** Shows what the thresholds that follow the norms seen remember of them. */
    public void visit(StateVisitor visitor) {
        adaptive.visit(visitor);
    }

    /** Scales all gradients down to a 2-norm and returns the factor, as PyTorch would have it. */
    private double scaleTo(double limit) {
        double factor = limit == Double.POSITIVE_INFINITY ? 1 : Math.min(1, limit / (clippedNorm + NORM_GUARD));
        if (factor != 1) {
            for (int i = 0; i < parameters.size(); i++) {
                scale(parameters.get(i).grad().data, 0, parameters.get(i).size(), (float) factor);
            }
            clippedNorm = factor * clippedNorm;
        }
        return factor;
    }

    /** The norm of all gradients from which the last call clipped; positive infinity: from none. */
    public double threshold() {
        return threshold;
    }

    /** min(1, max/(norm + 1e-6)) of the last call, applied or returned; with a norm per tensor the smallest. 1: not clipped by norm. */
    public double coefficient() {
        return coefficient;
    }

    /** Share of elements cut by value, or of units scaled by adaptive clipping, in the last call. */
    public double fraction() {
        return fraction;
    }

    /** 2-norm of the gradients as the last call has them clipped. */
    public double clippedNorm() {
        return clippedNorm;
    }

    private float factorOfAll(ClipSpec.Norm spec) {
        double total = spec.p() == 2 ? clippedNorm : norm(spec.p());
        coefficient = Math.min(1, spec.max() / (total + NORM_GUARD));
        if (coefficient != 1) {
            clippedNorm = coefficient * clippedNorm;
        }
        return (float) coefficient;
    }

    private void scaleEachTensor(ClipSpec.Norm spec) {
        double squares = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            double two = Math.sqrt(Norms.sumOfSquares(p.grad()));
            double own = spec.p() == 2 ? two : norm(p.grad().data, p.size(), spec.p(), 0);
            double factor = Math.min(1, spec.max() / (own + NORM_GUARD));
            if (factor != 1) {
                scale(p.grad().data, 0, p.size(), (float) factor);
            }
            coefficient = Math.min(coefficient, factor);
            squares += factor * two * factor * two;
        }
        clippedNorm = Math.sqrt(squares);
    }

    /** Number of elements beyond the limit. NaN stays NaN. */
    private long clampAll(float max) {
        long cut = 0;
        for (int i = 0; i < parameters.size(); i++) {
            float[] g = parameters.get(i).grad().data;
            for (int j = 0; j < parameters.get(i).size(); j++) {
                if (Math.abs(g[j]) > max) {
                    g[j] = Math.copySign(max, g[j]);
                    cut++;
                }
            }
        }
        return cut;
    }

    private long scaleUnits(ClipSpec.Agc spec) {
        long scaled = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            int length = p.value().numCols;
            for (int row = 0; row < p.value().numRows; row++) {
                double weight = Math.sqrt(sumOfSquares(p.value().data, row * length, length));
                double gradient = Math.sqrt(sumOfSquares(p.grad().data, row * length, length));
                double limit = spec.factor() * Math.max(weight, spec.eps());
                if (gradient >= limit) {
                    scale(p.grad().data, row * length, length, (float) (limit / Math.max(gradient, UNIT_GUARD)));
                    scaled++;
                }
            }
        }
        return scaled;
    }

    private double sumOfSquares() {
        double sum = 0;
        for (int i = 0; i < parameters.size(); i++) {
            sum += Norms.sumOfSquares(parameters.get(i).grad());
        }
        return sum;
    }

    private static double sumOfSquares(float[] x, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += (double) x[i] * x[i];
        }
        return sum;
    }

    private double norm(double p) {
        double norm = 0;
        for (int i = 0; i < parameters.size(); i++) {
            norm = norm(parameters.get(i).grad().data, parameters.get(i).size(), p, norm);
        }
        return norm;
    }

    /** Goes on from {@code start} with the 1-norm or the maximum norm. */
    private static double norm(float[] x, int n, double p, double start) {
        double norm = start;
        for (int i = 0; i < n; i++) {
            norm = p == 1 ? norm + Math.abs(x[i]) : Math.max(norm, Math.abs(x[i]));
        }
        return norm;
    }

    /** x ← factor·x for some elements. */
    static void scale(float[] x, int from, int length, float factor) {
        for (int i = from; i < from + length; i++) {
            x[i] *= factor;
        }
    }
}
