package nablascope.ui.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Csv.Missing;
import nablascope.experiment.DataSpec.Scaling;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.LossSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.ScheduledChange;
import nablascope.ui.run.Preset;
import org.junit.jupiter.api.Test;

final class OptimizerChoiceTest {
    private static final Knobs DESCENT = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));
    private static final Experiment DIGITS = Preset.DIGITS.experiment();
    private static final Experiment TOWN = learning("town", true, LossSpec.Type.CROSS_ENTROPY);
    private static final Experiment KIND = learning("kind", true, LossSpec.Type.CROSS_ENTROPY);
    private static final Experiment PRICE = learning("price", false, LossSpec.Type.MSE);
    private static final Experiment AGE = learning("age", false, LossSpec.Type.MSE);
    private static final Knobs ADAM = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.ADAM, 0.01));

    private static Experiment learning(String target, boolean classes, LossSpec.Type loss) {
        Csv table = new Csv(
                "t.csv", null, List.of(target), null, classes, ',', '.', Missing.REFUSE, 0.2, Scaling.STANDARDIZE);
        return new Experiment(
                DIGITS.about(),
                DIGITS.seed(),
                table,
                DIGITS.model(),
                Map.of(),
                new LossSpec(loss),
                DESCENT,
                DIGITS.training(),
                List.of(),
                DIGITS.evaluateEvery());
    }

    private static Knobs follow(Knobs present, Experiment before, Experiment now) {
        return OptimizerChoice.follow(present, before, Draft.of(now, Path.of("")));
    }

    @Test
    void a_proposed_rule_follows_what_is_learned() {
        assertThat(follow(DESCENT, TOWN, PRICE)).isEqualTo(ADAM);
        assertThat(follow(ADAM, PRICE, TOWN)).isEqualTo(DESCENT);
        assertThat(follow(DESCENT, DIGITS, PRICE)).isEqualTo(ADAM);
    }

    @Test
    void a_rule_that_somebody_chose_stays() {
        Knobs slower = DESCENT.withOptimizer(DESCENT.optimizer().withLr(0.05));
        assertThat(follow(slower, TOWN, PRICE)).isEqualTo(slower);
        assertThat(follow(DESCENT, PRICE, AGE)).isEqualTo(DESCENT);
        assertThat(follow(ADAM, TOWN, KIND)).isEqualTo(ADAM);
    }

    @Test
    void a_rule_whose_numbers_the_experiment_turns_later_stays() {
        Knobs later = DESCENT.withOptimizer(DESCENT.optimizer().withLr(0.05));
        ScheduledChange change = new ScheduledChange(100, KnobsJson.difference(DESCENT, later), later, null);
        assertThat(follow(DESCENT, TOWN.withSchedule(List.of(change)), PRICE)).isEqualTo(DESCENT);
    }

    @Test
    void other_data_than_tables_keep_the_rule() {
        assertThat(follow(ADAM, PRICE, DIGITS)).isEqualTo(ADAM);
    }
}
