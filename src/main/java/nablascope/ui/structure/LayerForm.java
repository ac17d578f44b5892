package nablascope.ui.structure;

import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.VBox;
import nablascope.experiment.Activation;
import nablascope.experiment.InitSpec;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LayerSpec.Activate;
import nablascope.experiment.LayerSpec.BatchNorm;
import nablascope.experiment.LayerSpec.Dropout;
import nablascope.experiment.LayerSpec.LayerNorm;
import nablascope.experiment.LayerSpec.Linear;
import nablascope.experiment.LayerSpec.Recurrent;
import nablascope.ui.control.NumberRange;
import nablascope.ui.draft.InitEdit;
import nablascope.ui.draft.LayerKind;
import nablascope.ui.draft.LayerTree.Line;
import nablascope.ui.draft.ModelEdit;
import nablascope.ui.text.Texts;

/** The kind and the parameters of the chosen layer. */
final class LayerForm extends VBox {
    private static final String SCOPE = "layer";
    private static final NumberRange ABOVE_0 = NumberRange.above(0);

    private final Texts texts;
    private final Mistakes mistakes;

    LayerForm(Texts texts, Mistakes mistakes, LayerSelection selection) {
        this.texts = texts;
        this.mistakes = mistakes;
        getStyleClass().add("draft-form");
        Part<Line> line = new Part<>(selection.selected(), selection::replace);
        Part<LayerSpec> layer = line.part(Line::layer, (l, changed) -> new Line(l.path(), changed, l.in(), l.out()));
        DraftForm<Line> kind = form(line);
        kind.choice(
                "structure.layer",
                Arrays.asList(LayerKind.values()),
                texts::name,
                l -> LayerKind.of(l.layer()),
                Line::as);
        getChildren().add(kind);
        linear(layer.only(Linear.class), selection);
        activation(layer.only(Activate.class));
        dropout(layer.only(Dropout.class));
        norms(layer.only(BatchNorm.class), layer.only(LayerNorm.class));
        recurrent(layer.only(Recurrent.class));
    }

    private <P> DraftForm<P> form(Part<P> part) {
        return new DraftForm<>(texts, mistakes, part, SCOPE);
    }

    private void linear(Part<Linear> part, LayerSelection selection) {
        BooleanProperty fixed = new SimpleBooleanProperty();
        selection.selected().subscribe(() -> fixed.set(selection.followsData()));
        DraftForm<Linear> form = form(part);
        form.number(
                        "structure.units",
                        NumberRange.whole(1, 4096),
                        Linear::out,
                        (l, v) -> new Linear((int) v, l.bias(), l.init()))
                .disable(fixed);
        form.flag("structure.bias", Linear::bias, (l, bias) -> new Linear(l.out(), bias, l.init()));
        DraftForm<InitSpec> init = form(part.part(Linear::init, (l, i) -> new Linear(l.out(), l.bias(), i)));
        InitForm.scheme(texts, init, (i, scheme) -> InitEdit.withScheme(i, scheme, selection.activationBehind()));
        InitForm.details(texts, init);
        getChildren().addAll(form, init);
    }

    private void activation(Part<Activate> part) {
        DraftForm<Activate> form = form(part);
        form.choice(
                "structure.function",
                Arrays.asList(Activation.values()),
                texts::name,
                Activate::activation,
                (a, function) -> new Activate(function, a.slope(), a.alpha()));
        form.number(
                        "structure.slope",
                        NumberRange.between(-10, 10),
                        Activate::slope,
                        (a, v) -> new Activate(a.activation(), v, a.alpha()))
                .showOnlyWhen(a -> a.activation() == Activation.LEAKY_RELU);
        form.number(
                        "structure.alpha",
                        NumberRange.between(-10, 10),
                        Activate::alpha,
                        (a, v) -> new Activate(a.activation(), a.slope(), v))
                .showOnlyWhen(a -> a.activation() == Activation.ELU);
        getChildren().add(form);
    }

    private void dropout(Part<Dropout> part) {
        DraftForm<Dropout> form = form(part);
        form.number("structure.p", NumberRange.between(0, 1), Dropout::p, (d, v) -> new Dropout(v, d.masks()));
        getChildren().add(form);
    }

    private void norms(Part<BatchNorm> batch, Part<LayerNorm> layer) {
        DraftForm<BatchNorm> batchForm = form(batch);
        batchForm.number("structure.eps", ABOVE_0, BatchNorm::eps, (n, v) -> new BatchNorm(v, n.momentum()));
        batchForm.number(
                "structure.runningShare",
                NumberRange.between(0, 1),
                BatchNorm::momentum,
                (n, v) -> new BatchNorm(n.eps(), v));
        DraftForm<LayerNorm> layerForm = form(layer);
        layerForm.number("structure.eps", ABOVE_0, LayerNorm::eps, (_, v) -> new LayerNorm(v));
        getChildren().addAll(batchForm, layerForm);
    }

    private void recurrent(Part<Recurrent> part) {
        DraftForm<Recurrent> form = form(part);
        RecurrentForm.size(texts, form);
        RecurrentForm.output(texts, form);
        DraftForm<InitSpec> init = form(part.part(Recurrent::init, ModelEdit::withInit));
        InitForm.recurrentScheme(texts, init, part);
        InitForm.details(texts, init);
        DraftForm<InitSpec> forget =
                form(part.when(r -> r.cell() == Recurrent.Cell.LSTM).part(Recurrent::init, ModelEdit::withInit));
        InitForm.forgetBias(forget);
        getChildren().addAll(form, init, forget);
    }
}
