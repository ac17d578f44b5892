package nablascope.ui.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.experiment.ClipMode;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.ui.control.Buttons;
import nablascope.ui.control.Choice;
import nablascope.ui.control.NumberField;
import nablascope.ui.control.NumberRange;
import nablascope.ui.text.Texts;

/** One entrant to be edited: what it changes, to what. */
final class RivalRow extends VBox {
    private final Texts texts;
    private final Rival rival;
    private final String letter;
    private final HBox value = new HBox();
    /** Why what was typed cannot be used. */
    private final VBox mistake = new VBox();

    RivalRow(Texts texts, RaceModel model, Rival rival, Experiment base, int entrant) {
        this.texts = texts;
        this.rival = rival;
        letter = RaceModel.letter(entrant);
        ObjectProperty<Optional<KnobSpec>> knob = new SimpleObjectProperty<>(rival.knob());
        knob.subscribe((_, now) -> {
            rival.change().set(proposal(now, base));
            showValue();
        });
        ComboBox<Optional<KnobSpec>> choice =
                Choice.of(texts, knobs(model), this::name, knob, texts.bind("race.changes", letter));
        choice.setId("race-knob-" + letter);
        HBox.setHgrow(choice, Priority.ALWAYS);
        choice.setMinWidth(0);
        showValue();
        Label name = new Label(letter);
        name.getStyleClass().add("section-title");
        HBox line = new HBox(
                name,
                choice,
                value,
                Buttons.icon(
                        "fth-x",
                        texts.bind("race.remove", letter),
                        () -> model.rivals().remove(rival)));
        line.getStyleClass().add("race-line");
        getChildren().addAll(line, mistake);
    }

    private static List<Optional<KnobSpec>> knobs(RaceModel model) {
        List<Optional<KnobSpec>> all = new ArrayList<>();
        model.knobs().forEach(knob -> all.add(Optional.of(knob)));
        all.add(Optional.empty());
        return all;
    }

    private String name(Optional<KnobSpec> knob) {
        return knob.map(k -> k.symbol() + "  " + texts.get("knob." + k.id() + ".name"))
                .orElseGet(() -> texts.get("rules.optimizer"));
    }

    private static Change proposal(Optional<KnobSpec> knob, Experiment base) {
        return knob.isEmpty()
                ? Change.Rule.proposal(base)
                : Change.Amount.present(knob.get(), base).proposal();
    }

    private void showValue() {
        mistake.getChildren().clear();
        Node editor = switch (rival.change().get()) {
            case Change.Amount amount -> field(amount);
            case Change.Rule rule -> rules(rule);
        };
        value.getChildren().setAll(editor);
    }

    private NumberField field(Change.Amount amount) {
        boolean clip = amount.knob() == KnobSpec.CLIP;
        NumberField field = new NumberField(
                texts,
                legal(amount.knob()),
                now -> rival.change()
                        .set(new Change.Amount(amount.knob(), clip && now == Double.MAX_VALUE ? ClipMode.OFF : now)));
        if (clip) {
            field.nameMax(texts.bind("knob.off"));
        }
        field.show(amount.value() == ClipMode.OFF ? Double.MAX_VALUE : amount.value());
        mistake.getChildren().add(field.message());
        field.setId("race-value-" + letter);
        field.setPrefColumnCount(5);
        field.accessibleTextProperty().bind(texts.bind("race.value", letter));
        Buttons.tooltip(field, texts.bind("knob." + amount.knob().id() + ".help"));
        return field;
    }

    private static NumberRange legal(KnobSpec knob) {
        return switch (knob) {
            case LAMBDA, LEARNING_RATE -> NumberRange.atLeast(0);
            case DROPOUT -> NumberRange.between(0, 1);
            case CLIP -> NumberRange.above(0);
        };
    }

    private ComboBox<OptimizerSpec.Type> rules(Change.Rule rule) {
        ObjectProperty<OptimizerSpec.Type> type = new SimpleObjectProperty<>(rule.type());
        type.subscribe((_, now) -> rival.change().set(new Change.Rule(now)));
        ComboBox<OptimizerSpec.Type> box = Choice.of(
                texts, List.of(OptimizerSpec.Type.values()), texts::name, type, texts.bind("race.value", letter));
        box.setId("race-rule-" + letter);
        return box;
    }
}
