package nablascope.ui.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nablascope.experiment.Activation;
import nablascope.experiment.InitSpec;
import nablascope.experiment.LayerSpec;
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
    void a_new_residual_block_keeps_the_width_it_meets() {
        LayerTree more = TREE.added(line(TREE, "0"), LayerKind.RESIDUAL);
        assertThat(line(more, "1.layers.0").out()).isEqualTo(8);
    }
}
