package nablascope.ui.structure;

import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.VBox;
import nablascope.experiment.EarlyStopping;
import nablascope.experiment.Experiment;
import nablascope.experiment.TrainingSpec;
import nablascope.ui.control.Buttons;
import nablascope.ui.control.NumberRange;
import nablascope.ui.draft.Draft;
import nablascope.ui.text.Texts;

/** Batches and seed; folded away how long a run lasts and when it is evaluated. */
final class TrainingPane extends VBox {
    private static final NumberRange STEPS = NumberRange.whole(0, TrainingSpec.UNLIMITED);

    private final Texts texts;
    private final StructureModel model;

    TrainingPane(Texts texts, StructureModel model) {
        this.texts = texts;
        this.model = model;
        getStyleClass().add("draft-form");
        Part<Draft> draft = model.part();
        DraftForm<Draft> form = form(draft);
        form.number(
                        "structure.batch",
                        NumberRange.whole(1, TrainingSpec.ALL_ROWS),
                        d -> d.training().batchSize(),
                        (d, v) -> d.withBatchSize((int) v))
                .nameMax(texts.bind("structure.batch.all"))
                .showOnlyWhen(Draft::hasData);
        form.number(
                        "structure.seed",
                        NumberRange.whole(0, Experiment.MAX_SEED),
                        Draft::seed,
                        (d, v) -> d.withSeed((long) v))
                .add(copySeed());
        getChildren().addAll(form, more(draft));
    }

    private <P> DraftForm<P> form(Part<P> part) {
        return new DraftForm<>(texts, model.mistakes(), part, StructureView.SCOPE);
    }

    private TitledPane more(Part<Draft> draft) {
        DraftForm<Draft> form = form(draft);
        form.flag("structure.shuffle", d -> d.training().shuffle(), Draft::withShuffle)
                .showOnlyWhen(Draft::hasData);
        form.number("structure.steps", STEPS, d -> d.training().steps(), (d, v) -> d.withSteps((long) v))
                .nameMax(texts.bind("structure.steps.unlimited"));
        form.number("structure.evaluate", STEPS, Draft::evaluateEvery, (d, v) -> d.withEvaluateEvery((long) v));
        form.flag("structure.stopOnNonFinite", d -> d.training().stopOnNonFinite(), Draft::withStopOnNonFinite);
        form.flag("structure.early", d -> d.training().earlyStopping() != null, Draft::withEarlyStopping);
        Part<EarlyStopping> stopping = draft.part(d -> d.training().earlyStopping(), Draft::withEarlyStopping);
        DraftForm<EarlyStopping> early = form(stopping);
        early.number(
                "structure.patience",
                NumberRange.whole(1, TrainingSpec.UNLIMITED),
                EarlyStopping::patience,
                (e, v) -> new EarlyStopping((long) v, e.minDelta(), e.restoreBest()));
        early.number(
                "structure.minDelta",
                NumberRange.atLeast(0),
                EarlyStopping::minDelta,
                (e, v) -> new EarlyStopping(e.patience(), v, e.restoreBest()));
        early.flag(
                "structure.restoreBest",
                EarlyStopping::restoreBest,
                (e, restore) -> new EarlyStopping(e.patience(), e.minDelta(), restore));
        return Section.folded(texts, "structure.moreTraining", form, early);
    }

    private Button copySeed() {
        Button copy = Buttons.icon("fth-copy", texts.bind("structure.seed.copy"), () -> {
            Draft draft = model.draft().get();
            if (draft != null) {
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, Long.toString(draft.seed())));
            }
        });
        copy.setId("structure-seed-copy");
        return copy;
    }
}
