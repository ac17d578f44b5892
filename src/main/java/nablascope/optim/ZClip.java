package nablascope.optim;

import nablascope.experiment.ClipSpec;
import nablascope.state.StateVisitor;

/**
 * The threshold of ZClip (Kumar et al. 2025, arXiv 2504.02507, in the authors' default form with reciprocal scaling). A
 * norm g with s = (g - μ)/(σ + 1e-6) > z is a spike and is clipped to μ + z·σ/(s/z). Then, with h the norm after
 * clipping, μ ← α·μ + (1-α)·h and σ² ← α·σ² + (1-α)·(h - μ)². μ and σ² start as mean and variance of the first norms,
 * which are not clipped. A norm that is not finite never enters them; an infinite one is a spike.
 */
final class ZClip {
    private static final double GUARD = 1e-6;

    private int seen;
    private double mean;
    private double variance;
    private double trigger = Double.POSITIVE_INFINITY;

    /** Counts a step's norm and gives what it is to be clipped to; positive infinity: not at all. */
    double limit(ClipSpec.ZClip spec, double norm) {
        if (seen < spec.warmup()) {
            trigger = Double.POSITIVE_INFINITY;
            warmUp(norm);
            return trigger;
        }
        double deviation = Math.sqrt(variance);
        trigger = mean + spec.z() * (deviation + GUARD);
        double score = (norm - mean) / (deviation + GUARD);
        boolean spike = score > spec.z();
        double clipped = spike ? mean + spec.z() * deviation / (score / spec.z()) : norm;
        if (Double.isFinite(clipped)) {
            mean = spec.alpha() * mean + (1 - spec.alpha()) * clipped;
            variance = spec.alpha() * variance + (1 - spec.alpha()) * (clipped - mean) * (clipped - mean);
        }
        return spike ? clipped : Double.POSITIVE_INFINITY;
    }

    /** The norm above which the last step's would have been a spike. */
    double trigger() {
        return trigger;
    }

    void visit(StateVisitor visitor) {
        seen = (int) visitor.count(seen);
        mean = visitor.number(mean);
        variance = visitor.number(variance);
    }

    /** Welford's running mean and variance. */
    private void warmUp(double norm) {
        if (!Double.isFinite(norm)) {
            return;
        }
        seen++;
        double distance = norm - mean;
        mean += distance / seen;
        variance += (distance * (norm - mean) - variance) / seen;
    }
}
