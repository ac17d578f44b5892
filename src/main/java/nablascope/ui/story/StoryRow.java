package nablascope.ui.story;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.session.SessionEvent;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** One entry of the story: its number or sign, its step, what happened and what could be done about it. */
final class StoryRow extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final StoryEntry entry;
    private final Label step = new Label();
    private final Label sentence = new Label();
    private final Label advice = new Label();
    private @Nullable AlarmDetails alarm;
    private @Nullable Button undo;

    /** @param choose is told the row when somebody clicks the row or presses Enter on it */
    StoryRow(StoryEntry entry, Consumer<StoryRow> choose, AlarmDesk desk) {
        this.entry = entry;
        setId("story-" + entry.number());
        getStyleClass().add("story-entry");
        setAlignment(Pos.TOP_LEFT);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setFocusTraversable(true);
        setOnMouseClicked(_ -> {
            requestFocus();
            choose.accept(this);
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) { // the space key trains and pauses wherever the focus is
                choose.accept(this);
                key.consume();
            }
        });
        step.getStyleClass().add("caption");
        for (Label label : List.of(sentence, advice)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        advice.getStyleClass().add("advice");
        advice.managedProperty().bind(advice.visibleProperty());
        VBox lines = new VBox(step, sentence, advice);
        if (entry.event() instanceof SessionEvent.Trouble trouble) {
            AlarmDetails details = new AlarmDetails(trouble, desk);
            lines.getChildren().add(details);
            alarm = details;
        }
        if (entry.event() instanceof SessionEvent.Discarded gone) {
            lines.getChildren().add(undo(() -> desk.rewinder().restore(gone.branch())));
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        getChildren().addAll(badge(), lines);
    }

    private HBox undo(Runnable action) {
        Button button = new Button();
        button.setId("story-undo");
        button.getStyleClass().addAll(Styles.SMALL, "remedy");
        button.setOnAction(_ -> action.run());
        undo = button;
        HBox place = new HBox(button);
        place.getStyleClass().add("remedies");
        return place;
    }

    private Label badge() {
        boolean bad = entry.trouble();
        String sign = switch (entry.event()) {
            case SessionEvent.Rewound _ -> "↶";
            case SessionEvent.Discarded _ -> "×";
            default -> bad ? "!" : "✓";
        };
        Label badge = new Label(entry.number() > 0 ? Integer.toString(entry.number()) : sign);
        badge.getStyleClass().add("badge");
        badge.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        if (bad) {
            badge.getStyleClass().add("alarm");
        }
        return badge;
    }

    /** Says it in the present language. */
    void tell(Texts texts, StoryModel model) {
        step.setText(model.place(entry));
        sentence.setText(model.sentence(entry));
        advice.setText(model.advice(entry));
        advice.setVisible(!advice.getText().isEmpty());
        AlarmDetails details = alarm;
        if (details != null) {
            details.tell(texts, model.newest(entry));
        }
        if (undo != null) {
            undo.setText(texts.get("story.undo"));
            undo.setAccessibleText(texts.get("story.undo") + ": " + sentence.getText());
        }
        setAccessibleText(step.getText() + ": " + sentence.getText() + " " + advice.getText());
    }

    StoryEntry entry() {
        return entry;
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }
}
