package nablascope.ui.knobs;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import nablascope.experiment.ClipMode;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.ui.text.Texts;

/** The four knobs, and folded below them what they stand for: penalty, clipping, update rule. All live. */
public final class KnobsView extends VBox {
    private final Texts texts;
    private final KnobsModel model;

    public KnobsView(Texts texts, KnobsModel model) {
        this.texts = texts;
        this.model = model;
        getStyleClass().add("knobs");
        for (KnobSpec spec : KnobSpec.values()) {
            getChildren().add(new KnobView(texts, model.knob(spec), model.drag()));
            if (spec == KnobSpec.DROPOUT) {
                getChildren().add(noDropout());
            }
        }
        getChildren().add(rules());
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> model.drag().begin());
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> model.drag().end());
    }

    private Label noDropout() {
        Label hint = new Label();
        hint.textProperty().bind(texts.bind("knob.dropout.none"));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.visibleProperty().bind(model.hasDropout().not());
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    /** Its many controls are made when it is first opened, so that the window starts without them. */
    private TitledPane rules() {
        TitledPane pane = new TitledPane();
        pane.setId("rules");
        pane.textProperty().bind(texts.bind("rules.title"));
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.expandedProperty().subscribe(open -> {
            if (open && pane.getContent() == null) {
                pane.setContent(sections());
            }
        });
        return pane;
    }

    /** What a knob stands for changes nothing while it is off. */
    private static Setting waits(KnobSpec knob) {
        return new Setting.Note(
                "rules.waits." + knob.id(), model -> !model.knob(knob).on().get());
    }

    private VBox sections() {
        SettingsForm penalty = new SettingsForm(texts, model, "rules.section.penalty");
        penalty.choice("rules.penalty", PenaltyForm.values(), model.penaltyForm());
        penalty.add(List.of(waits(KnobSpec.LAMBDA)));
        penalty.add(PenaltySettings.ALL);
        penalty.add(PenaltySettings.beside());
        SettingsForm clip = new SettingsForm(texts, model, "rules.section.clip");
        clip.choice("rules.clip", ClipMode.values(), model.clipMode());
        clip.add(List.of(waits(KnobSpec.CLIP)));
        clip.add(ClipSettings.MEASURES);
        clip.add(ClipSettings.beside());
        clip.add(ClipSettings.ADAPTIVE);
        SettingsForm update = new SettingsForm(texts, model, "rules.section.update");
        update.choice("rules.optimizer", OptimizerSpec.Type.values(), model.optimizer());
        update.add(UpdateSettings.ALL);
        SettingsForm lr = new SettingsForm(texts, model, "rules.section.lr");
        lr.add(ScheduleSettings.ofLearningRate());
        SettingsForm lambda = new SettingsForm(texts, model, "rules.section.lambda");
        lambda.add(ScheduleSettings.ofPenalty());
        SettingsForm.show(lambda, ScheduleSettings.penaltyScheduled(model));
        VBox sections = new VBox(penalty, clip, update, lr, lambda);
        sections.getStyleClass().add("rules-sections");
        return sections;
    }
}
