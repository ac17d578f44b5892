package nablascope.ui.structure;

import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import nablascope.experiment.Activation;
import nablascope.experiment.InitSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.ModelSpec.Mlp;
import nablascope.ui.control.NumberRange;
import nablascope.ui.draft.InitEdit;
import nablascope.ui.draft.ModelEdit;
import nablascope.ui.text.Texts;

/** The multi-layer perceptron: depth, width, activation, initial weights; the rest folded away. */
final class PerceptronForm extends VBox {
    private static final double P = 0;

    PerceptronForm(Texts texts, Mistakes mistakes, Part<ModelSpec> model) {
        Part<Mlp> mlp = model.only(Mlp.class);
        Part<InitSpec> init = mlp.part(Mlp::init, ModelEdit::withInit);
        getStyleClass().add("draft-form");
        DraftForm<Mlp> form = new DraftForm<>(texts, mistakes, mlp, StructureView.SCOPE);
        form.number(
                "structure.depth",
                NumberRange.whole(0, 100),
                m -> m.hidden().size(),
                (m, v) -> ModelEdit.withDepth(m, (int) v));
        form.number(
                        "structure.width",
                        NumberRange.whole(1, 4096),
                        ModelEdit::width,
                        (m, v) -> ModelEdit.withWidth(m, (int) v))
                .showOnlyWhen(m -> !m.hidden().isEmpty());
        form.choice(
                        "structure.activation",
                        Arrays.asList(Activation.values()),
                        texts::name,
                        Mlp::activation,
                        ModelEdit::withActivation)
                .showOnlyWhen(m -> !m.hidden().isEmpty());
        DraftForm<InitSpec> start = new DraftForm<>(texts, mistakes, init, StructureView.SCOPE);
        InitForm.scheme(texts, start, (i, scheme) -> InitEdit.withScheme(i, scheme, activation(mlp)));
        getChildren().addAll(form, start, more(texts, mistakes, mlp, init));
        model.value().subscribe(now -> DraftForm.show(List.of(this), now instanceof Mlp));
    }

    private static Activation activation(Part<Mlp> mlp) {
        Mlp now = mlp.get();
        return now == null ? Activation.IDENTITY : now.activation();
    }

    private static Node more(Texts texts, Mistakes mistakes, Part<Mlp> mlp, Part<InitSpec> init) {
        DraftForm<Mlp> form = new DraftForm<>(texts, mistakes, mlp, StructureView.SCOPE);
        form.choice(
                "structure.norm", Arrays.asList(ModelSpec.Norm.values()), texts::name, Mlp::norm, ModelEdit::withNorm);
        form.optional("structure.dropout", NumberRange.between(0, 1), P, Mlp::dropout, ModelEdit::withDropout);
        form.flag("structure.residual", Mlp::residual, ModelEdit::withResidual);
        DraftForm<InitSpec> details = new DraftForm<>(texts, mistakes, init, StructureView.SCOPE);
        InitForm.details(texts, details);
        return Section.folded(texts, "structure.moreNetwork", form, details);
    }
}
