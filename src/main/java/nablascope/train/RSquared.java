package nablascope.train;

import nablascope.data.Dataset;
import nablascope.data.Split;
import nablascope.experiment.LossSpec;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * How near a network comes to quantities, in whatever unit they are: R² = 1 − Σ(y−ŷ)² / Σ(y−ȳ)², the coefficient of
 * determination, with the mean ȳ of each output over the evaluated rows. 1: exact; 0: no better than always the mean;
 * below 0: worse.
 *
 * @param lossOfMeans the loss of a network that always answers the means, above 0
 */
public record RSquared(double lossOfMeans) {

    /** Null where the loss is not of squares, answers are right or wrong, or the rows do not differ. */
    public static @Nullable RSquared of(LossSpec loss, Split data) {
        Dataset rows = TrainingData.evaluated(data);
        double share = switch (loss.type()) {
            case MSE -> 1;
            case HALF_MSE -> 0.5;
            case MAE, HUBER, BCE_LOGITS, CROSS_ENTROPY, OUTPUT -> 0;
        };
        if (share == 0 || !(rows.targets() instanceof Dataset.Values values) || TrainingData.hasAccuracy(loss, data)) {
            return null;
        }
        double squares = squaresAboutMeans(values.y(), values.outputs());
        double lossOfMeans =
                share * (loss.sum() ? squares : squares / values.y().getNumElements());
        return lossOfMeans > 0 ? new RSquared(lossOfMeans) : null;
    }

    /** Time steps of an output are further values of the same. */
    private static double squaresAboutMeans(FMatrixRMaj y, int outputs) {
        int elements = y.getNumElements();
        double[] means = new double[outputs];
        for (int i = 0; i < elements; i++) {
            means[i % outputs] += y.data[i] / ((double) elements / outputs);
        }
        double squares = 0;
        for (int i = 0; i < elements; i++) {
            double difference = y.data[i] - means[i % outputs];
            squares += difference * difference;
        }
        return squares;
    }

    /** @param loss of the evaluated rows */
    public double at(double loss) {
        return 1 - loss / lossOfMeans;
    }
}
