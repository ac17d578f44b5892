package nablascope.ui.structure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import nablascope.data.Split;
import nablascope.experiment.LossSpec;
import nablascope.ui.control.NumberRange;
import nablascope.ui.draft.Draft;
import nablascope.ui.draft.LossChoice;
import nablascope.ui.text.Texts;

/** The loss with its parameters; what does not fit the data is not on offer, and why is said. */
final class LossPane extends VBox {
    private final Texts texts;
    private final StructureModel model;
    private final Label reasons = new Label();

    LossPane(Texts texts, StructureModel model) {
        this.texts = texts;
        this.model = model;
        getStyleClass().add("draft-form");
        Part<Draft> draft = model.part().when(Draft::hasData);
        Part<LossSpec> loss = draft.part(Draft::loss, Draft::withLoss);
        DraftForm<LossSpec> form = new DraftForm<>(texts, model.mistakes(), loss, StructureView.SCOPE);
        DraftForm<LossSpec>.ChoiceRow<LossSpec.Type> types = form.choice(
                "structure.loss",
                Arrays.asList(LossSpec.Type.values()),
                texts::name,
                LossSpec::type,
                (l, type) -> new LossSpec(type, l.sum(), l.delta(), l.labelSmoothing()));
        form.number(
                        "structure.delta",
                        NumberRange.above(0),
                        LossSpec::delta,
                        (l, v) -> new LossSpec(l.type(), l.sum(), v, l.labelSmoothing()))
                .showOnlyWhen(l -> l.type() == LossSpec.Type.HUBER);
        form.number(
                        "structure.smoothing",
                        NumberRange.between(0, 1),
                        LossSpec::labelSmoothing,
                        (l, v) -> new LossSpec(l.type(), l.sum(), l.delta(), v))
                .showOnlyWhen(l -> l.type() == LossSpec.Type.CROSS_ENTROPY);
        form.choice(
                "structure.reduction",
                List.of(false, true),
                sum -> texts.get(sum ? "structure.reduction.sum" : "structure.reduction.mean"),
                LossSpec::sum,
                (l, sum) -> new LossSpec(l.type(), sum, l.delta(), l.labelSmoothing()));
        getChildren().addAll(form, Section.remark(reasons));
        follow(types);
    }

    private void follow(DraftForm<LossSpec>.ChoiceRow<LossSpec.Type> types) {
        reasons.setId("structure-loss-reasons");
        Runnable look = () -> offer(types);
        model.draft().subscribe(look);
        model.rows().subscribe(look);
        reasons.textProperty()
                .bind(Bindings.createStringBinding(this::reasons, model.draft(), model.rows(), texts.language()));
        reasons.textProperty().subscribe(text -> DraftForm.show(List.of(reasons), !text.isEmpty()));
    }

    private LossChoice choice(Draft draft) {
        Split rows = model.rows().getValue();
        return LossChoice.of(draft.data(), rows == null ? null : rows.train());
    }

    private void offer(DraftForm<LossSpec>.ChoiceRow<LossSpec.Type> types) {
        Draft draft = model.draft().get();
        if (draft == null || !draft.hasData()) {
            return;
        }
        List<LossSpec.Type> fitting = choice(draft).types();
        LossSpec.Type present = draft.loss().type();
        types.offer(Arrays.stream(LossSpec.Type.values())
                .filter(type -> type == present || fitting.contains(type))
                .toList());
    }

    private String reasons() {
        Draft draft = model.draft().get();
        return draft == null || !draft.hasData()
                ? ""
                : choice(draft).reasons().stream().map(texts::get).collect(Collectors.joining(" "));
    }
}
