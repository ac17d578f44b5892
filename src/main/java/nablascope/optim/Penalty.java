package nablascope.optim;

import java.util.List;
import nablascope.experiment.RegularizationSpec;
import nablascope.math.BlockPass;
import nablascope.math.Norms;
import nablascope.math.Ridge;
import nablascope.math.SharedRange;
import nablascope.nn.Parameter;

/**
 * The weight penalties: their value and, added to the data gradient, their sub-gradient with sign(0) = 0 and w/‖w‖ = 0
 * at w = 0; and the size of the gradient that this makes. Allocates nothing after the first step. Engine thread.
 */
public final class Penalty {
    private final List<Parameter> all;
    private final List<Parameter> weights;
    private final BlockPass ridge;
    private final BlockPass measuring;
    private final double[] sums = new double[2];
    private final double[] gradientSquares;

    /** Of which gradients the sizes are known, because the last to change them was a pass that measures. */
    private final boolean[] measured;

    /** The tensor that a pass is on, by its place in the network, and what its ridge is multiplied by. */
    private int tensor;

    private float factor;

    /** @param parameters of the network; those with fewer than two dimensions only count under {@code applyTo: all} */
    public Penalty(List<Parameter> parameters) {
        this(parameters, SharedRange.of(1));
    }

    /** @param range between whom large tensors are shared */
    public Penalty(List<Parameter> parameters, SharedRange range) {
        this.all = List.copyOf(parameters);
        this.weights = parameters.stream().filter(Penalty::isWeight).toList();
        this.ridge = new BlockPass(range, this::addRidge);
        this.measuring = new BlockPass(range, this::measureBlock);
        this.gradientSquares = new double[parameters.size()];
        this.measured = new boolean[parameters.size()];
    }

    /**
     * Adds the penalties' gradient to the parameters' gradients.
     *
     * @return the penalties' value at the present weights
     */
    public double addGradient(RegularizationSpec spec) {
        return addGradient(spec, 1);
    }

    /**
     * The same with every λ multiplied by a factor; without the L1 penalty where that is a proximal step.
     *
     * @see ProximalL1
     */
    public double addGradient(RegularizationSpec spec, double scale) {
        double linear = scale * ((spec.l1Proximal() ? 0 : spec.l1()) + spec.elasticNet() * spec.l1Ratio());
        double quadratic =
                scale * ((spec.l2Half() ? spec.l2() / 2 : spec.l2()) + spec.elasticNet() * (1 - spec.l1Ratio()) / 2);
        double norm = scale * spec.l2Norm();
        double value = 0;
        for (int i = 0; i < all.size(); i++) {
            Parameter p = all.get(i);
            boolean counts = spec.applyToAll() || isWeight(p);
            if (counts && linear != 0) {
                value += linear * addSign(p, (float) linear);
            }
            measured[i] = counts && quadratic != 0 && norm == 0;
            if (counts && quadratic != 0) {
                value += quadratic * addProportional(i, (float) (2 * quadratic));
            }
        }
        if (norm != 0) {
            List<Parameter> penalised = penalised(spec);
            value += spec.l2NormPerTensor() ? addEachNorm(penalised, norm) : addNorm(penalised, norm);
        }
        return value;
    }

    /**
     * Σg² of each parameter, in their order; to be asked after {@link #addGradient}, before a gradient changes again.
     *
     * @return belongs to the penalty, and changes with the next call
     */
    public double[] gradientSquares() {
        for (int i = 0; i < gradientSquares.length; i++) {
            if (!measured[i]) {
                gradientSquares[i] = measure(i);
            }
        }
        return gradientSquares;
    }

    private double measure(int i) {
        Parameter p = all.get(i);
        if (p.size() <= Norms.BLOCK) { // small networks have no time for passes
            return Norms.sumOfSquares(p.grad());
        }
        tensor = i;
        measuring.run(p.size());
        return measuring.first();
    }

    private void measureBlock(int from, int n, double[] blockSums, int at) {
        blockSums[at] = Norms.blockSumOfSquares(all.get(tensor).grad().data, from, n);
        blockSums[at + 1] = 0;
    }

    private static boolean isWeight(Parameter p) {
        return p.dimensions() >= 2;
    }

    /** The tensors that count. */
    List<Parameter> penalised(RegularizationSpec spec) {
        return spec.applyToAll() ? all : weights;
    }

    /** g += factor·sign(w); returns Σ|w|. */
    private static double addSign(Parameter p, float factor) {
        float[] w = p.value().data;
        float[] g = p.grad().data;
        double sum = 0;
        for (int i = 0; i < p.size(); i++) {
            sum += Math.abs(w[i]);
            g[i] += factor * Math.signum(w[i]);
        }
        return sum;
    }

    /** g += factor·w; returns Σw², and notes Σg². */
    private double addProportional(int i, float newFactor) {
        tensor = i;
        factor = newFactor;
        int n = all.get(i).size();
        if (n <= Norms.BLOCK) {
            addRidge(0, n, sums, 0);
            gradientSquares[i] = sums[1];
            return sums[0];
        }
        ridge.run(n);
        gradientSquares[i] = ridge.second();
        return ridge.first();
    }

    private void addRidge(int from, int n, double[] blockSums, int at) {
        Parameter p = all.get(tensor);
        Ridge.add(factor, p.value().data, p.grad().data, from, n, blockSums, at);
    }

    private static void addScaled(float[] w, float factor, float[] g, int n) {
        for (int i = 0; i < n; i++) {
            g[i] += factor * w[i];
        }
    }

    private static double addNorm(List<Parameter> penalised, double lambda) {
        double squares = 0;
        for (int i = 0; i < penalised.size(); i++) {
            squares += Norms.sumOfSquares(penalised.get(i).value());
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < penalised.size(); i++) {
            addDirection(penalised.get(i), lambda, norm);
        }
        return lambda * norm;
    }

    private static double addEachNorm(List<Parameter> penalised, double lambda) {
        double sum = 0;
        for (int i = 0; i < penalised.size(); i++) {
            double norm = Math.sqrt(Norms.sumOfSquares(penalised.get(i).value()));
            addDirection(penalised.get(i), lambda, norm);
            sum += norm;
        }
        return lambda * sum;
    }

    private static void addDirection(Parameter p, double lambda, double norm) {
        if (norm == 0) {
            return;
        }
        float factor = (float) (lambda / norm);
        addScaled(p.value().data, factor, p.grad().data, p.size());
    }
}
