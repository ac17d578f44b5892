package nablascope.ui.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import nablascope.data.DataLoader;
import nablascope.data.Dataset;
import nablascope.experiment.About;
import nablascope.experiment.Activation;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.InitSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.TrainingSpec;
import org.junit.jupiter.api.Test;

final class DraftTest {
    private static final InitSpec HE = InitSpec.of(InitSpec.Scheme.KAIMING_NORMAL, 1.3);
    private static final ModelSpec.Mlp RICH = new ModelSpec.Mlp(
            64, List.of(128, 32), Activation.RELU, ModelSpec.Norm.LAYER, OptionalDouble.of(0.2), true, 10, HE);

    private static Experiment digits(ModelSpec model, LossSpec.Type loss) {
        return new Experiment(
                new About("My title", "words", "", "", List.of(), Map.of(), Map.of()),
                7,
                new DataSpec.Bundled("digits", 0.2, DataSpec.Scaling.MIN_MAX),
                model,
                Map.of(),
                new LossSpec(loss),
                Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1)),
                new TrainingSpec(100, 32, true, null, true),
                List.of(),
                10);
    }

    private static Experiment applied(Experiment base, Draft draft) {
        DataSpec spec = draft.dataSpec(base, null);
        return draft.experiment(base, spec, rows(base, draft), base.knobs());
    }

    private static Dataset rows(Experiment base, Draft draft) {
        return DataLoader.load(draft.dataSpec(base, null), draft.seed(), Path.of(""), draft.loadsClasses(base))
                .train();
    }

    private static Draft on(Draft draft, DataSource source) {
        Draft.Data data = draft.data();
        return new Draft(
                new Draft.Data(source, 100, 0.1, data.share(), data.scaling()),
                draft.network(),
                draft.batchSize(),
                draft.seed());
    }

    @Test
    void an_unchanged_draft_is_the_same_experiment() {
        Experiment base = digits(RICH, LossSpec.Type.CROSS_ENTROPY);
        assertThat(applied(base, Draft.of(base))).isEqualTo(base);
    }

    @Test
    void another_activation_leaves_everything_else_in_the_network() {
        Experiment base = digits(RICH, LossSpec.Type.CROSS_ENTROPY);
        Draft draft = Draft.of(base);
        NetworkDraft n = draft.network();
        NetworkDraft tanh = new NetworkDraft(n.depth(), n.width(), Activation.TANH, n.init(), n.initSize());

        Experiment changed = applied(base, new Draft(draft.data(), tanh, draft.batchSize(), draft.seed()));

        assertThat(changed.model())
                .isEqualTo(new ModelSpec.Mlp(
                        64,
                        List.of(128, 32),
                        Activation.TANH,
                        ModelSpec.Norm.LAYER,
                        OptionalDouble.of(0.2),
                        true,
                        10,
                        HE));
        assertThat(changed.about()).isEqualTo(About.titled("Digits 64-128-32-10 tanh"));
    }

    @Test
    void a_loss_of_values_stays_when_the_data_change() {
        Experiment base = digits(RICH, LossSpec.Type.MSE);
        assertThat(applied(base, on(Draft.of(base), DataSource.IRIS)).loss()).isEqualTo(base.loss());
    }

    @Test
    void layers_of_one_s_own_only_follow_the_data_at_both_ends() {
        var dense = new LayerSpec.Linear(20, false, HE);
        var model = new ModelSpec.Layers(
                64, List.of(dense, LayerSpec.LayerNorm.DEFAULT, new LayerSpec.Linear(10, true, HE)));
        Experiment base = digits(model, LossSpec.Type.CROSS_ENTROPY);
        Draft iris = on(Draft.of(base), DataSource.IRIS);

        assertThat(applied(base, iris).model())
                .isEqualTo(new ModelSpec.Layers(
                        4, List.of(dense, LayerSpec.LayerNorm.DEFAULT, new LayerSpec.Linear(3, true, HE))));
        assertThat(iris.parameterCount(base, rows(base, iris))).hasValue(4 * 20 + 2 * 20 + 20 * 3 + 3);
    }
}
