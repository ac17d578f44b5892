package nablascope.ui.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nablascope.experiment.Activation;
import nablascope.experiment.InitSpec;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LayerSpec.Recurrent;
import nablascope.ui.draft.LayerTree.Line;
import org.junit.jupiter.api.Test;

final class LayerTreeTest {
    private static final LayerSpec TANH = new LayerSpec.Activate(Activation.TANH);

    /** 0 linear to 8, 1 residual of (0 linear to 8, 1 tanh), 2 linear to 3. */
    private static final LayerTree TREE =
            new LayerTree(4, List.of(linear(8), new LayerSpec.Residual(List.of(linear(8), TANH)), linear(3)));

    private static LayerSpec linear(int out) {
        return new LayerSpec.Linear(out, true, InitSpec.TORCH_DEFAULT);
    }

    private static Line line(LayerTree tree, String name) {
        return tree.lines().stream()
                .filter(l -> l.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lines_are_named_as_tensors_and_know_their_widths() {
        assertThat(TREE.lines()).extracting(Line::name).containsExactly("0", "1", "1.layers.0", "1.layers.1", "2");
        assertThat(TREE.lines()).extracting(Line::in).containsExactly(4, 8, 8, 8, 8);
        assertThat(TREE.lines()).extracting(Line::out).containsExactly(8, 8, 8, 8, 3);
    }

    @Test
    void a_new_layer_goes_behind_the_chosen_one_or_into_a_block() {
        LayerTree behind = TREE.added(line(TREE, "0"), LayerKind.DROPOUT);
        assertThat(behind.layers().get(1)).isInstanceOf(LayerSpec.Dropout.class);

        LayerTree inside = TREE.added(line(TREE, "1"), LayerKind.LAYER_NORM);
        assertThat(inside.at(List.of(1, 2))).isEqualTo(LayerSpec.LayerNorm.DEFAULT);
        assertThat(LayerTree.place(line(TREE, "1"))).containsExactly(1, 2);
    }

    @Test
    void layers_move_within_their_list_and_no_list_becomes_empty() {
        assertThat(TREE.neighbour(List.of(1, 0), -1)).isNull();
        assertThat(TREE.swapped(List.of(1, 0), List.of(1, 1)).at(List.of(1, 0))).isEqualTo(TANH);
        LayerTree one = TREE.removed(List.of(1, 0));
        assertThat(one.at(List.of(1, 0))).isEqualTo(TANH);
        assertThat(one.removable(List.of(1, 0))).isFalse();
        assertThat(one.removable(List.of(1))).isTrue();
    }

    @Test
    void a_layer_knows_the_activation_behind_it() {
        LayerSpec relu = new LayerSpec.Activate(Activation.RELU);
        LayerTree tree = new LayerTree(
                4,
                List.of(
                        linear(8),
                        LayerSpec.LayerNorm.DEFAULT,
                        new LayerSpec.Dropout(0.1),
                        relu,
                        TREE.layers().get(1),
                        linear(3)));
        assertThat(tree.activationBehind(List.of(0))).isEqualTo(relu);
        assertThat(tree.activationBehind(List.of(4, 0))).isEqualTo(TANH);
        assertThat(tree.activationBehind(List.of(4)).activation()).isEqualTo(Activation.IDENTITY);
        assertThat(tree.activationBehind(List.of(5)).activation()).isEqualTo(Activation.IDENTITY);
    }

    /** The factors are those of {@code torch.nn.init.calculate_gain}. */
    @Test
    void another_scheme_takes_the_gain_of_the_activation() {
        LayerSpec.Activate tanh = TREE.activationBehind(List.of(1, 0));
        assertThat(InitEdit.withScheme(InitSpec.TORCH_DEFAULT, InitSpec.Scheme.XAVIER_UNIFORM, tanh))
                .isEqualTo(InitSpec.of(InitSpec.Scheme.XAVIER_UNIFORM, 5.0 / 3));
        LayerSpec.Activate leaky = new LayerSpec.Activate(Activation.LEAKY_RELU, 0.2, 1);
        assertThat(InitEdit.withScheme(InitSpec.TORCH_DEFAULT, InitSpec.Scheme.KAIMING_NORMAL, leaky)
                        .gain())
                .isCloseTo(1.3867504905630728, within(1e-15));
    }

    @Test
    void a_recurrent_layer_takes_the_gain_of_its_own_activation() {
        assertThat(gain(Recurrent.Cell.RNN, true)).isEqualTo(Math.sqrt(2));
        assertThat(gain(Recurrent.Cell.RNN, false)).isEqualTo(5.0 / 3);
        assertThat(gain(Recurrent.Cell.LSTM, true)).isEqualTo(5.0 / 3);
    }

    private static double gain(Recurrent.Cell cell, boolean relu) {
        Recurrent layer = new Recurrent(cell, 8, 1, relu, false, InitSpec.TORCH_DEFAULT);
        return InitEdit.withScheme(layer.init(), InitSpec.Scheme.ORTHOGONAL, layer)
                .gain();
    }

    @Test
    void a_new_residual_block_keeps_the_width_it_meets() {
        LayerTree more = TREE.added(line(TREE, "0"), LayerKind.RESIDUAL);
        assertThat(line(more, "1.layers.0").out()).isEqualTo(8);
    }
}
