package nablascope.experiment;

/**
 * When to end a run before its last step: {@code training.earlyStopping} in the file. Needs {@code evaluation}, whose
 * {@code eval_loss} it watches.
 *
 * @param patience how many evaluations in a row may bring no improvement; the next to fail ends the run, as in Keras
 * @param minDelta how far below the best loss so far counts as an improvement
 * @param restoreBest the run ends, early or not, with the weights of its best evaluation
 */
public record EarlyStopping(long patience, double minDelta, boolean restoreBest) {
    public EarlyStopping {
        Check.within("training.earlyStopping.patience", patience, 1, TrainingSpec.UNLIMITED);
        Check.nonNegative("training.earlyStopping.minDelta", minDelta);
    }
}
