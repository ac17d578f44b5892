package nablascope.ui.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nablascope.experiment.DataSpec;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Csv.Missing;
import nablascope.experiment.LossSpec;
import nablascope.ui.run.Preset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A loss goes along to data that it serves, and a table whose file leaves open what it learns has what its loss says. */
final class LossChoiceTest {
    private static final DataSpec TABLE = new Csv(
            "t.csv", null, List.of("y"), null, null, ',', '.', Missing.REFUSE, 0.2, DataSpec.Scaling.STANDARDIZE);
    private static final Draft DIGITS = Draft.of(Preset.DIGITS.experiment(), Path.of(""));
    private static final Draft SINE = new DraftChoice(DIGITS).source(DIGITS, DataSource.SINE);

    private static Draft table(LossSpec.Type loss) {
        return DIGITS.withData(TABLE).withLoss(new LossSpec(loss));
    }

    /** Of values below 0 the binary cross-entropy has no least value. */
    @ParameterizedTest
    @CsvSource({"BCE_LOGITS, MSE", "CROSS_ENTROPY, MSE", "MSE, MSE", "MAE, MAE"})
    void a_table_leaves_a_sine_its_loss_if_that_serves(LossSpec.Type present, LossSpec.Type expected) {
        Draft run = table(present);
        assertThat(LossChoice.forData(run.loss(), TABLE, SINE.data(), run).type())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"BCE_LOGITS, CROSS_ENTROPY", "MSE, CROSS_ENTROPY", "CROSS_ENTROPY, CROSS_ENTROPY"})
    void a_table_leaves_classes_the_loss_of_classes(LossSpec.Type present, LossSpec.Type expected) {
        Draft run = table(present);
        assertThat(LossChoice.forData(run.loss(), TABLE, DIGITS.data(), run).type())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"MSE, CROSS_ENTROPY", "BCE_LOGITS, CROSS_ENTROPY", "CROSS_ENTROPY, MSE", "MSE, BCE_LOGITS"})
    void a_table_comes_back_with_its_own(LossSpec.Type present, LossSpec.Type own) {
        Draft kept = table(own);
        assertThat(LossChoice.forData(new LossSpec(present), DIGITS.data(), TABLE, kept)
                        .type())
                .isEqualTo(own);
    }
}
