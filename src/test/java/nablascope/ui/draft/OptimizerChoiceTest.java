package nablascope.ui.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Csv.Missing;
import nablascope.experiment.DataSpec.Scaling;
import nablascope.experiment.Knobs;
import nablascope.experiment.LossSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.Test;

final class OptimizerChoiceTest {
    private static final Draft DIGITS = Draft.of(Preset.DIGITS.experiment(), Path.of(""));
    private static final Draft TOWN = learning("town", true, LossSpec.Type.CROSS_ENTROPY);
    private static final Draft PRICE = learning("price", false, LossSpec.Type.MSE);
    private static final Knobs DESCENT = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));
    private static final Knobs ADAM = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.ADAM, 0.01));

    private static Draft learning(String target, boolean classes, LossSpec.Type loss) {
        return DIGITS.withData(new Csv(
                        "t.csv",
                        null,
                        List.of(target),
                        null,
                        classes,
                        ',',
                        '.',
                        Missing.REFUSE,
                        0.2,
                        Scaling.STANDARDIZE))
                .withLoss(new LossSpec(loss));
    }

    @Test
    void a_proposed_rule_follows_what_is_learned() {
        assertThat(OptimizerChoice.follow(DESCENT, TOWN, PRICE)).isEqualTo(ADAM);
        assertThat(OptimizerChoice.follow(ADAM, PRICE, TOWN)).isEqualTo(DESCENT);
        assertThat(OptimizerChoice.follow(DESCENT, DIGITS, PRICE)).isEqualTo(ADAM);
    }

    @Test
    void a_rule_that_somebody_chose_stays() {
        Knobs slower = DESCENT.withOptimizer(DESCENT.optimizer().withLr(0.05));
        assertThat(OptimizerChoice.follow(slower, TOWN, PRICE)).isEqualTo(slower);
        // The rule for classes, chosen for a quantity: a wider network does not undo it.
        assertThat(OptimizerChoice.follow(DESCENT, PRICE, PRICE.withSteps(7))).isEqualTo(DESCENT);
    }

    @Test
    void other_data_than_tables_keep_the_rule() {
        assertThat(OptimizerChoice.follow(ADAM, PRICE, DIGITS)).isEqualTo(ADAM);
    }
}
