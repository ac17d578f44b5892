package nablascope.optim;

import java.util.Arrays;
import nablascope.experiment.ClipSpec;
import nablascope.state.StateVisitor;

/**
 * The threshold of AutoClip (Seetharaman et al. 2020, arXiv 2007.14469): a percentile of the latest gradient norms, the
 * present one among them. Keeps them twice, in order of time and of size, so that a step moves numbers and allocates
 * nothing.
 */
final class AutoClip {
    private final double[] latest;
    private final double[] sorted;
    private int count;
    private int next;

    AutoClip(int window) {
        latest = new double[window];
        sorted = new double[window];
    }

    int window() {
        return latest.length;
    }

    /**
     * Counts a step's norm, unless it is not finite, and gives the threshold.
     *
     * @return positive infinity as long as no norm was finite
     */
    double threshold(ClipSpec.AutoClip spec, double norm) {
        if (Double.isFinite(norm)) {
            add(norm);
        }
        return count == 0 ? Double.POSITIVE_INFINITY : percentile(spec.percentile());
    }

    void visit(StateVisitor visitor) {
        count = (int) visitor.count(count);
        next = (int) visitor.count(next);
        for (int i = 0; i < count; i++) {
            latest[i] = visitor.number(latest[i]);
            sorted[i] = visitor.number(sorted[i]);
        }
    }

    private void add(double norm) {
        if (count == latest.length) {
            int gone = Arrays.binarySearch(sorted, 0, count, latest[next]);
            System.arraycopy(sorted, gone + 1, sorted, gone, count - gone - 1);
            count--;
        }
        latest[next] = norm;
        next = (next + 1) % latest.length;
        int found = Arrays.binarySearch(sorted, 0, count, norm);
        int place = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, place, sorted, place + 1, count - place);
        sorted[place] = norm;
        count++;
    }

    /** Linear between neighbours, as {@code numpy.percentile}. */
    private double percentile(double percent) {
        double place = percent / 100 * (count - 1);
        int below = (int) place;
        int above = Math.min(below + 1, count - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
