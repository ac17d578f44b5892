package nablascope.ui.story;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import nablascope.session.SessionEvent;
import nablascope.session.SessionEvent.Explosion;
import nablascope.session.SessionEvent.Trouble;
import nablascope.session.TrainingSession;
import nablascope.train.FlightRecorder;
import nablascope.train.FlightRecording;
import nablascope.ui.control.Buttons;
import nablascope.ui.run.Attempt;
import nablascope.ui.run.Reinitialisation;
import nablascope.ui.run.Remedy;
import nablascope.ui.run.Rewinder;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** Below what went wrong in the story: the rows that an explosion struck, and what could be done about it. */
final class AlarmDetails extends VBox {
    private record Offer(
            Button button, Function<Texts, String> text, Function<Texts, String> help, StringProperty tip) {
        void tell(Texts texts) {
            button.setText(text.apply(texts));
            tip.set(help.apply(texts));
            button.setAccessibleHelp(tip.get());
        }
    }

    private final Trouble trouble;
    private final AlarmDesk desk;
    private final Label rows = new Label();
    private final @Nullable Button record;
    private final List<Offer> offers = new ArrayList<>();
    private final FlowPane buttons = new FlowPane();
    private final @Nullable Button goOn;

    AlarmDetails(Trouble trouble, AlarmDesk desk) {
        this.trouble = trouble;
        this.desk = desk;
        rows.setId("story-rows");
        rows.setWrapText(true);
        rows.setMinHeight(USE_PREF_SIZE);
        rows.getStyleClass().add("advice");
        rows.managedProperty().bind(rows.visibleProperty());
        buttons.getStyleClass().add("remedies");
        goOn = trouble instanceof SessionEvent.Alarmed
                ? button(
                        "alarm-go-on",
                        desk.run()::goOnWithoutAlarm,
                        texts -> texts.get("alarm.goOn"),
                        texts -> texts.get("alarm.goOn.help"))
                : null;
        record = trouble instanceof Explosion explosion
                ? button(
                        "alarm-record",
                        () -> show(explosion),
                        texts -> texts.get("alarm.record", length()),
                        texts -> texts.get("alarm.record.help"))
                : null;
        if (trouble.avoidable()) {
            back();
        }
        attempts();
        if (trouble instanceof Explosion || !trouble.avoidable()) {
            reinitialisations();
        }
        getChildren().addAll(rows, buttons);
    }

    private void back() {
        long back = trouble.back();
        button(
                "remedy-back",
                () -> desk.rewinder().back(trouble),
                texts -> back == 0 ? texts.get("remedy.back.start") : texts.get("remedy.back", back),
                texts -> texts.get(
                        back == 0 ? "remedy.back.start.help" : "remedy.back.help", back, trouble.step() - back));
    }

    private void attempts() {
        Rewinder rewinder = desk.rewinder();
        for (Attempt attempt : rewinder.attempts(trouble)) {
            button(
                    id(attempt.remedy()),
                    () -> {
                        desk.follow().run();
                        rewinder.tryOut(attempt);
                    },
                    texts -> texts.name(attempt.remedy(), attempt.start(), Numbers.compact(attempt.value())),
                    texts -> help(texts, attempt));
        }
    }

    private void reinitialisations() {
        TrainingSession session = desk.run().session().get();
        for (Reinitialisation other : Reinitialisation.values()) {
            if (session != null && other.applies(session.experiment())) {
                button(
                        id(other),
                        () -> {
                            desk.follow().run();
                            other.tryOn(desk.run(), trouble);
                        },
                        texts -> texts.name(other),
                        texts -> texts.get("remedy.init.help"));
            }
        }
    }

    private static String id(Enum<?> remedy) {
        return "remedy-" + remedy.name().toLowerCase(Locale.ROOT);
    }

    /** Where it starts and why there, what it changes and what it keeps. */
    private String help(Texts texts, Attempt attempt) {
        String where = attempt.start() == 0
                ? texts.get("remedy.from.start")
                : attempt.sinceChange()
                        ? texts.get("remedy.from.change", attempt.start())
                        : texts.get("remedy.from.before", attempt.start(), trouble.step() - attempt.start());
        TrainingSession session = desk.run().session().get();
        double dropout = session == null
                ? 0
                : session.experiment().model().firstDropout().orElse(0);
        String change =
                KnobDiff.describe(texts, dropout, trouble.circumstances().knobs(), attempt.knobs());
        double usual = Remedy.usualRate(trouble.circumstances());
        boolean raised = usual < trouble.circumstances().knobs().optimizer().lr();
        String why = switch (attempt.remedy()) {
            case CLIP -> texts.get(raised ? "remedy.median.raised" : "remedy.median");
            case HALF_RATE ->
                raised ? texts.get("remedy.half.before", Numbers.compact(usual)) : texts.get("remedy.half");
            case TENTH_RATE -> texts.get("remedy.tenth");
            case NO_PENALTY -> "";
        };
        return texts.get("remedy.help", where, change, why).strip();
    }

    private Button button(
            String id, Runnable action, Function<Texts, String> text, Function<Texts, String> explanation) {
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().addAll(Styles.SMALL, "remedy");
        button.setOnAction(_ -> action.run());
        Offer offer = new Offer(button, text, explanation, new SimpleStringProperty());
        Buttons.tooltip(button, offer.tip());
        offers.add(offer);
        buttons.getChildren().add(button);
        return button;
    }

    private int length() {
        FlightRecording recording = desk.recordings().of(trouble);
        return recording == null ? FlightRecorder.STEPS : recording.length();
    }

    private void show(Explosion explosion) {
        FlightRecording recording = desk.recordings().of(trouble);
        if (recording != null) {
            desk.show().accept(explosion, recording);
        }
    }

    /**
     * Says it in the present language, with what is known by now.
     *
     * @param newest whether nothing has happened since
     */
    void tell(Texts texts, boolean newest) {
        FlightRecording recording = desk.recordings().of(trouble);
        if (record != null) {
            record.setDisable(recording == null);
        }
        if (goOn != null) {
            goOn.setVisible(newest);
            goOn.setManaged(newest);
        }
        rows.setText(recording == null ? "" : BatchWords.worst(texts, recording.batch(trouble.step())));
        rows.setVisible(!rows.getText().isEmpty());
        offers.forEach(offer -> offer.tell(texts));
    }
}
