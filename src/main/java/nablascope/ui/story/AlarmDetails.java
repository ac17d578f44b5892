package nablascope.ui.story;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import nablascope.session.SessionEvent;
import nablascope.session.TrainingSession;
import nablascope.train.FlightRecorder;
import nablascope.train.FlightRecording;
import nablascope.ui.run.Reinitialisation;
import nablascope.ui.run.Remedy;
import nablascope.ui.run.Rewinder;
import nablascope.ui.text.Texts;

/** Below an explosion in the story: the rows that it struck, and what could be done about it. */
final class AlarmDetails extends VBox {
    private final StoryEntry entry;
    private final AlarmDesk desk;
    private final Label rows = new Label();
    private final Button record;
    private final Map<Button, Function<Texts, String>> words = new LinkedHashMap<>();
    private final Map<Button, Function<Texts, String>> help = new LinkedHashMap<>();
    private final FlowPane buttons = new FlowPane();

    AlarmDetails(StoryEntry entry, AlarmDesk desk) {
        this.entry = entry;
        this.desk = desk;
        rows.setId("story-rows");
        rows.setWrapText(true);
        rows.setMinHeight(USE_PREF_SIZE);
        rows.getStyleClass().add("advice");
        rows.managedProperty().bind(rows.visibleProperty());
        buttons.getStyleClass().add("remedies");
        boolean finite = entry.event() instanceof SessionEvent.Alarmed;
        if (finite) {
            button(
                    "alarm-go-on",
                    desk.run()::goOnWithoutAlarm,
                    texts -> texts.get("alarm.goOn"),
                    texts -> texts.get("alarm.goOn.help"));
        }
        record = button(
                "alarm-record",
                this::show,
                texts -> texts.get("alarm.record", length()),
                texts -> texts.get("alarm.record.help"));
        remedies();
        getChildren().addAll(rows, buttons);
    }

    private void remedies() {
        Rewinder rewinder = desk.rewinder();
        long step = entry.step();
        Function<Texts, String> branch = texts -> texts.get("remedy.help", Rewinder.STEPS_BACK);
        button(
                "remedy-back",
                () -> rewinder.to(step - Rewinder.STEPS_BACK),
                texts -> texts.get("remedy.back", Rewinder.STEPS_BACK),
                branch);
        for (Remedy remedy : rewinder.remedies(step)) {
            String id = "remedy-" + remedy.name().toLowerCase(Locale.ROOT);
            button(id, () -> rewinder.tryBefore(step, remedy), texts -> texts.name(remedy), branch);
        }
        TrainingSession session = desk.run().session().get();
        for (Reinitialisation other : Reinitialisation.values()) {
            if (session != null && other.applies(session.experiment())) {
                String id = "remedy-" + other.name().toLowerCase(Locale.ROOT);
                button(
                        id,
                        () -> other.tryOn(desk.run()),
                        texts -> texts.name(other),
                        texts -> texts.get("remedy.init.help"));
            }
        }
    }

    private Button button(
            String id, Runnable action, Function<Texts, String> text, Function<Texts, String> explanation) {
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().addAll(Styles.SMALL, "remedy");
        button.setOnAction(_ -> action.run());
        words.put(button, text);
        help.put(button, explanation);
        buttons.getChildren().add(button);
        return button;
    }

    private int length() {
        FlightRecording recording = desk.recordings().of(entry.event());
        return recording == null ? FlightRecorder.STEPS : recording.length();
    }

    private void show() {
        FlightRecording recording = desk.recordings().of(entry.event());
        if (recording != null) {
            desk.show().accept(entry.event(), recording);
        }
    }

    /** Says it in the present language, with what is known by now. */
    void tell(Texts texts) {
        FlightRecording recording = desk.recordings().of(entry.event());
        record.setDisable(recording == null);
        rows.setText(recording == null ? "" : BatchWords.worst(texts, recording.batch(entry.step())));
        rows.setVisible(!rows.getText().isEmpty());
        words.forEach((button, text) -> button.setText(text.apply(texts)));
        help.forEach((button, text) -> button.setAccessibleHelp(text.apply(texts)));
    }
}
