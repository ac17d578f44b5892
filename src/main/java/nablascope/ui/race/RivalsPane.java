package nablascope.ui.race;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSpec;
import nablascope.race.Race;
import nablascope.ui.control.Buttons;
import nablascope.ui.run.Preset;
import nablascope.ui.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The entrants: the present settings, and what others change of them. */
final class RivalsPane extends VBox {
    private final Texts texts;
    private final RaceModel model;
    private final Label present = new Label();
    private final VBox rows = new VBox();

    RivalsPane(Texts texts, RaceModel model) {
        this.texts = texts;
        this.model = model;
        getStyleClass().add("race-rivals");
        rows.getStyleClass().add("race-rivals");
        present.getStyleClass().add("hint");
        present.setWrapText(true);
        present.setMinHeight(Region.USE_PREF_SIZE);
        present.setId("race-present");
        getChildren().addAll(head(), new VBox(first(), present), rows, addButton());
        model.rivals().addListener((ListChangeListener<Rival>) _ -> showRows());
        model.base().subscribe(_ -> show());
        texts.language().subscribe(this::showPresent);
    }

    private HBox head() {
        Label title = new Label();
        title.textProperty().bind(texts.bind("race.entrants"));
        title.getStyleClass().add("section-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button take = Buttons.icon("fth-refresh-cw", texts.bind("race.take"), model::take);
        take.setId("race-take");
        HBox head = new HBox(title, take);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox first() {
        Label letter = new Label(RaceModel.letter(0));
        letter.getStyleClass().add("section-title");
        Label words = new Label();
        words.textProperty().bind(texts.bind("race.present"));
        HBox line = new HBox(letter, words);
        line.getStyleClass().add("race-line");
        return line;
    }

    private Button addButton() {
        Button add = new Button();
        add.setId("race-add");
        add.setGraphic(new FontIcon("fth-plus"));
        add.textProperty().bind(texts.bind("race.add"));
        add.setOnAction(_ -> model.add());
        add.disableProperty().bind(Bindings.size(model.rivals()).greaterThanOrEqualTo(Race.MAX_ENTRANTS - 1));
        return add;
    }

    private void show() {
        showPresent();
        showRows();
    }

    private void showPresent() {
        Experiment base = model.base().get();
        if (base == null) {
            present.setText(texts.get("race.nothing"));
            return;
        }
        StringBuilder words =
                new StringBuilder(Preset.shownTitle(texts, base.about().title())).append('\n');
        words.append(texts.name(base.knobs().optimizer().type()));
        for (KnobSpec knob : model.knobs()) {
            words.append(" · ").append(Change.Amount.present(knob, base).symbols(texts));
        }
        if (!base.schedule().isEmpty()) {
            words.append('\n').append(texts.get("race.schedule", base.schedule().size()));
        }
        present.setText(words.toString());
    }

    private void showRows() {
        Experiment base = model.base().get();
        rows.getChildren().clear();
        for (int i = 0; base != null && i < model.rivals().size(); i++) {
            rows.getChildren().add(new RivalRow(texts, model, model.rivals().get(i), base, i + 1));
        }
    }
}
