package nablascope.ui.transport;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nablascope.session.Pace;
import nablascope.session.SessionStatus;
import nablascope.session.SessionStatus.State;
import nablascope.ui.control.Buttons;
import nablascope.ui.run.RunModel;
import nablascope.ui.run.Score;
import nablascope.ui.run.Score.Kind;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The top bar: play, step, restart, speed, counters; on its right whatever the window adds. */
public final class TransportView extends HBox {
    private static final PseudoClass OLDER = PseudoClass.getPseudoClass("older");

    private final Texts texts;
    private final RunModel run;

    /** @param presets the menu of ready experiments */
    public TransportView(Texts texts, RunModel run, Node presets, Node... windowButtons) {
        this.texts = texts;
        this.run = run;
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);
        Button step = button("fth-skip-forward", "transport.step", run::step);
        step.setId("transport-step");
        Button restart = button("fth-rotate-ccw", "transport.restart", run::restart);
        restart.setId("transport-restart");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(play(), step, restart, presets, speed(), gap, counters());
        getChildren().addAll(windowButtons);
    }

    private Button button(String icon, String key, Runnable action) {
        Button button = Buttons.icon(icon, texts.bind(key), action);
        button.disableProperty().bind(run.session().isNull());
        return button;
    }

    private Button play() {
        ObservableValue<Command> command = run.status().map(s -> Command.of(s.state()));
        Button play = new Button();
        play.setId("transport-play");
        play.getStyleClass().addAll(Styles.ACCENT, "play");
        FontIcon icon = new FontIcon();
        play.setGraphic(icon);
        play.textProperty().bind(label(command, ""));
        Buttons.describe(play, label(command, ".help"));
        command.subscribe(now -> icon.setIconLiteral(now.icon));
        play.setOnAction(_ -> run.toggle());
        play.disableProperty().bind(run.session().isNull());
        return play;
    }

    private ObservableValue<String> label(ObservableValue<Command> command, String suffix) {
        return Bindings.createStringBinding(
                () -> texts.get(command.getValue().key + suffix), command, texts.language());
    }

    /** What the first button does next. */
    private enum Command {
        PLAY("transport.play", "fth-play"),
        PAUSE("transport.pause", "fth-pause"),
        AGAIN("transport.again", "fth-play");

        private final String key;
        private final String icon;

        Command(String key, String icon) {
            this.key = key;
            this.icon = icon;
        }

        static Command of(State state) {
            if (state == State.RUNNING) {
                return PAUSE;
            }
            return state.ended() ? AGAIN : PLAY;
        }
    }

    private VBox speed() {
        Slider slider = new Slider(Speed.MIN, Speed.MAX, Speed.MAX);
        slider.setId("transport-speed");
        slider.setBlockIncrement(0.5);
        Label label = new Label();
        label.getStyleClass().add("caption");
        label.setMinWidth(USE_PREF_SIZE);
        ObservableValue<String> words =
                Bindings.createStringBinding(() -> words(run.pace().get()), run.pace(), texts.language());
        label.textProperty().bind(words);
        Buttons.describe(slider, texts.bind("transport.speed", words));
        run.pace().subscribe(pace -> {
            if (!Speed.pace(slider.getValue()).equals(pace)) {
                slider.setValue(Speed.position(pace));
            }
        });
        slider.valueProperty().subscribe(now -> run.pace().set(Speed.pace(now.doubleValue())));
        VBox box = new VBox(slider, label);
        box.getStyleClass().add("speed");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private String words(Pace pace) {
        return pace.fullSpeed()
                ? texts.get("transport.fullSpeed")
                : texts.get("transport.pace", Numbers.rate(pace.stepsPerSecond()));
    }

    private HBox counters() {
        HBox box = new HBox(
                counter("counter-step", "transport.counter.step", run.status().map(s -> Numbers.count(s.step()))),
                counter("counter-epoch", "transport.counter.epoch", run.status().map(s -> Numbers.count(s.epoch()))),
                counter("counter-rate", "transport.counter.rate", run.status().map(TransportView::rate)),
                score());
        box.getStyleClass().add("counters");
        return box;
    }

    private VBox score() {
        Score score = run.score();
        ObservableValue<String> caption = Bindings.createStringBinding(
                () -> texts.get(scoreKey(score.kind().get(), run.hasValidation().getValue())),
                score.kind(),
                run.hasValidation(),
                texts.language());
        ObservableValue<String> value = Bindings.createStringBinding(
                () -> words(score.kind().get(), score.value().get()), score.kind(), score.value());
        VBox box = counter("counter-score", caption, value);
        ObservableValue<Boolean> older =
                Bindings.createBooleanBinding(this::scoreIsOlder, score.value(), score.step(), run.status());
        older.subscribe(now -> box.lookup(".counter").pseudoClassStateChanged(OLDER, now));
        ObservableValue<String> help = Bindings.createStringBinding(
                () -> scoreHelp(older.getValue()), score.kind(), score.step(), older, texts.language());
        box.getChildren().forEach(label -> Buttons.tooltip((Label) label, help));
        box.visibleProperty().bind(score.kind().isNotEqualTo(Kind.NONE));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    /** Whether a run that stands went on after it: what it did then, explode say, is not in the number. */
    private boolean scoreIsOlder() {
        Score score = run.score();
        SessionStatus status = run.status().get();
        return status.state() != State.RUNNING
                && !Double.isNaN(score.value().get())
                && score.step().get() != status.step();
    }

    private String scoreHelp(boolean older) {
        Score score = run.score();
        String help = texts.get(
                score.kind().get() == Kind.R_SQUARED
                        ? "transport.counter.fit.help"
                        : "transport.counter.accuracy.help");
        return older
                ? help + "\n"
                        + texts.get(
                                "transport.counter.older",
                                Numbers.count(score.step().get()))
                : help;
    }

    private static String scoreKey(Kind kind, boolean validated) {
        if (kind == Kind.R_SQUARED) {
            return validated ? "transport.counter.fit" : "transport.counter.fit.train";
        }
        return validated ? "transport.counter.accuracy" : "transport.counter.accuracy.train";
    }

    private static String words(Kind kind, double score) {
        if (Double.isNaN(score)) {
            return "–";
        }
        return kind == Kind.R_SQUARED ? Numbers.rSquared(score) : Numbers.percent(score);
    }

    private static String rate(SessionStatus status) {
        return status.state() == State.RUNNING ? Numbers.rate(status.stepsPerSecond()) : "–";
    }

    private VBox counter(String id, String key, ObservableValue<String> value) {
        return counter(id, texts.bind(key), value);
    }

    private VBox counter(String id, ObservableValue<String> words, ObservableValue<String> value) {
        Label number = new Label();
        number.setId(id);
        number.getStyleClass().add("counter");
        number.setMinWidth(USE_PREF_SIZE);
        number.textProperty().bind(value);
        Label caption = new Label();
        caption.getStyleClass().add("caption");
        caption.setMinWidth(USE_PREF_SIZE);
        caption.textProperty().bind(words);
        number.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> caption.getText() + " " + number.getText(),
                        caption.textProperty(),
                        number.textProperty()));
        VBox box = new VBox(number, caption);
        box.getStyleClass().add(id);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }
}
