package nablascope.ui.race;

import java.util.function.DoubleConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nablascope.experiment.Experiment;
import nablascope.race.Race;
import nablascope.race.RaceRun;
import nablascope.race.RaceRun.State;
import nablascope.ui.control.NumberField;
import nablascope.ui.control.NumberRange;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The left side: entrants, seeds, steps; start and stop; how far the race is. */
final class RaceControls extends VBox {
    private final Texts texts;
    private final RaceModel model;
    private final BooleanBinding racing;
    private final ProgressBar progress = new ProgressBar(0);
    private final Label where = new Label();
    private int rows;

    RaceControls(Texts texts, RaceModel model) {
        this.texts = texts;
        this.model = model;
        racing = Bindings.createBooleanBinding(model::racing, model.state());
        getStyleClass().add("race-controls");
        RivalsPane rivals = new RivalsPane(texts, model);
        GridPane numbers = numbers();
        rivals.disableProperty().bind(racing);
        numbers.disableProperty().bind(racing);
        Label explanation = words("race.explanation");
        VBox top = new VBox(rivals, numbers, explanation);
        top.getStyleClass().add("race-settings");
        ScrollPane scroll = new ScrollPane(top);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, footer());
    }

    private Label words(String key) {
        Label label = new Label();
        label.textProperty().bind(texts.bind(key));
        label.getStyleClass().add("hint");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private GridPane numbers() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        NumberField seeds = row(
                grid,
                "race.seeds",
                NumberRange.whole(1, Race.MAX_SEEDS),
                n -> model.seeds().set((int) n));
        seeds.show(model.seeds().get());
        long lastSeed = Experiment.MAX_SEED - Race.MAX_SEEDS;
        NumberField first = row(
                grid,
                "race.firstSeed",
                NumberRange.whole(0, lastSeed),
                n -> model.firstSeed().set((long) n));
        model.firstSeed().subscribe(now -> first.follow(now.doubleValue()));
        NumberField steps = row(
                grid,
                "race.steps",
                NumberRange.whole(1, Race.MAX_STEPS),
                n -> model.steps().set((long) n));
        steps.show((double) model.steps().get());
        return grid;
    }

    private NumberField row(GridPane grid, String key, NumberRange range, DoubleConsumer commit) {
        ObservableValue<String> name = texts.bind(key);
        NumberField field = new NumberField(texts, range, commit);
        field.setId(key.replace('.', '-'));
        field.setPrefColumnCount(7);
        field.accessibleTextProperty().bind(name);
        Label label = new Label();
        label.textProperty().bind(name);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setLabelFor(field);
        GridPane.setHgrow(label, Priority.ALWAYS);
        grid.add(label, 0, rows);
        grid.add(field, 1, rows++);
        grid.add(field.message(), 0, rows++, 2, 1);
        return field;
    }

    private VBox footer() {
        Button start = new Button();
        start.setId("race-start");
        start.getStyleClass().add("accent");
        start.setMaxWidth(Double.MAX_VALUE);
        start.setDefaultButton(true);
        start.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get(racing.get() ? "race.stop" : "race.start"), racing, texts.language()));
        racing.subscribe(now -> start.setGraphic(new FontIcon(now ? "fth-square" : "fth-play")));
        start.disableProperty().bind(model.base().isNull());
        start.setOnAction(_ -> {
            if (racing.get()) {
                model.stop();
            } else {
                model.start();
            }
        });
        progress.setMaxWidth(Double.MAX_VALUE);
        where.getStyleClass().add("hint");
        Label news = new Label();
        news.setId("race-news");
        news.setWrapText(true);
        news.setMinHeight(Region.USE_PREF_SIZE);
        news.textProperty().bind(model.news());
        news.managedProperty().bind(model.news().map(text -> !text.isEmpty()));
        VBox footer = new VBox(start, progress, where, news);
        footer.getStyleClass().add("race-footer");
        return footer;
    }

    /** Shows how far the race is. */
    void refresh() {
        RaceRun run = model.race().get();
        State state = model.state().get();
        progress.setVisible(run != null);
        if (run == null || state == null) {
            where.setText("");
            return;
        }
        long steps = run.race().steps();
        progress.setProgress(
                state == State.PREPARING ? ProgressBar.INDETERMINATE_PROGRESS : (double) run.steps() / steps);
        where.setText(
                switch (state) {
                    case PREPARING -> texts.get("race.preparing");
                    case RUNNING -> texts.get("race.running", Numbers.count(run.steps()), Numbers.count(steps));
                    case FINISHED -> texts.get("race.finished", steps);
                    case STOPPED -> texts.get("race.stopped", run.steps());
                    case FAILED -> texts.get("race.failed");
                });
    }
}
