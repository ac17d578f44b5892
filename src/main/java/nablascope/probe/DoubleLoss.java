package nablascope.probe;

import nablascope.experiment.LossSpec;
import nablascope.experiment.RegularizationSpec;
import nablascope.nn.Loss;
import nablascope.nn.Parameter;

/** Losses and weight penalties in double precision, from their definitions. */
final class DoubleLoss {
    private DoubleLoss() {}

    /** The data loss of a batch. */
    static double data(LossSpec spec, Signal output, Loss.Targets targets) {
        if (spec.type() == LossSpec.Type.CROSS_ENTROPY) {
            double sum = 0;
            for (int i = 0; i < output.rows(); i++) {
                sum += crossEntropy(output.rows(i, 1).values(), targets.labels()[i], spec.labelSmoothing());
            }
            return spec.sum() ? sum : sum / output.rows();
        }
        double sum = 0;
        int n = output.values().length;
        for (int i = 0; i < n; i++) {
            double o = output.values()[i];
            sum += spec.type() == LossSpec.Type.OUTPUT ? o : element(spec, o, targets.values().data[i]);
        }
        return spec.sum() ? sum : sum / n;
    }

    private static double element(LossSpec spec, double o, double y) {
        double r = o - y;
        double d = spec.delta();
        return switch (spec.type()) {
            case MSE -> r * r;
            case HALF_MSE -> r * r / 2;
            case MAE -> Math.abs(r);
            case HUBER -> Math.abs(r) <= d ? r * r / 2 : d * (Math.abs(r) - d / 2);
            case BCE_LOGITS -> Math.max(0, o) - o * y + StrictMath.log1p(StrictMath.exp(-Math.abs(o)));
            case CROSS_ENTROPY, OUTPUT ->
                throw new IllegalArgumentException(spec.type() + " has no targets by element");
        };
    }

    private static double crossEntropy(double[] logits, int label, double smoothing) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double exponentials = 0;
        double total = 0;
        for (double logit : logits) {
            exponentials += StrictMath.exp(logit - max);
            total += logit;
        }
        double logSum = max + StrictMath.log(exponentials);
        double mean = logSum - total / logits.length;
        return (1 - smoothing) * (logSum - logits[label]) + smoothing * mean;
    }

    /** One tensor's part of the penalties that are sums over tensors. */
    static double penalty(RegularizationSpec spec, double[] w) {
        double absolute = 0;
        double squares = 0;
        for (double x : w) {
            absolute += Math.abs(x);
            squares += x * x;
        }
        double value = (spec.l1Proximal() ? 0 : spec.l1()) * absolute;
        value += (spec.l2Half() ? spec.l2() / 2 : spec.l2()) * squares;
        value += spec.elasticNet() * (spec.l1Ratio() * absolute + (1 - spec.l1Ratio()) / 2 * squares);
        return spec.l2NormPerTensor() ? value + spec.l2Norm() * StrictMath.sqrt(squares) : value;
    }

    static boolean penalised(RegularizationSpec spec, Parameter p) {
        return spec.applyToAll() || p.dimensions() >= 2;
    }
}
