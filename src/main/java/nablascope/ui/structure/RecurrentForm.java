package nablascope.ui.structure;

import java.util.Arrays;
import java.util.List;
import nablascope.experiment.Activation;
import nablascope.experiment.LayerSpec.Recurrent;
import nablascope.experiment.LayerSpec.Recurrent.Cell;
import nablascope.ui.control.NumberRange;
import nablascope.ui.draft.ModelEdit;
import nablascope.ui.text.Texts;

/** Lines for a stack of recurrent layers. */
final class RecurrentForm {
    private RecurrentForm() {}

    /** Adds cell, width and stack. */
    static void simple(Texts texts, DraftForm<Recurrent> form) {
        form.choice("structure.cell", Arrays.asList(Cell.values()), texts::name, Recurrent::cell, ModelEdit::withCell);
        size(texts, form);
    }

    /** Adds width and stack. */
    static void size(Texts texts, DraftForm<Recurrent> form) {
        form.choice(
                        "structure.nonlinearity",
                        List.of(Activation.TANH, Activation.RELU),
                        texts::name,
                        r -> r.relu() ? Activation.RELU : Activation.TANH,
                        (r, a) -> ModelEdit.withRelu(r, a == Activation.RELU))
                .showOnlyWhen(r -> r.cell() == Cell.RNN);
        form.number(
                "structure.units",
                NumberRange.whole(1, 4096),
                Recurrent::hidden,
                (r, v) -> ModelEdit.withHidden(r, (int) v));
        form.number(
                "structure.stacked",
                NumberRange.whole(1, 100),
                Recurrent::numLayers,
                (r, v) -> ModelEdit.withNumLayers(r, (int) v));
    }

    /** Adds the choice between an answer at the end and one at every step. */
    static void output(Texts texts, DraftForm<Recurrent> form) {
        form.choice(
                "structure.output",
                List.of(false, true),
                all -> texts.get(all ? "structure.output.all" : "structure.output.last"),
                Recurrent::outputAll,
                ModelEdit::withOutputAll);
    }
}
