package nablascope.ui.story;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.session.SessionEvent;
import nablascope.ui.run.Remedy;
import nablascope.ui.run.Rewinder;
import nablascope.ui.text.Texts;

/** One entry of the story: its number or sign, its step, what happened and what could be done about it. */
final class StoryRow extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final StoryEntry entry;
    private final Label step = new Label();
    private final Label sentence = new Label();
    private final Label advice = new Label();
    private final Map<Button, Function<Texts, String>> words = new LinkedHashMap<>();

    /** @param choose is told the row when somebody clicks the row or presses Enter on it */
    StoryRow(StoryEntry entry, Consumer<StoryRow> choose, Rewinder rewinder) {
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
        if (entry.event() instanceof SessionEvent.Diverged diverged) {
            lines.getChildren().add(remedies(diverged.divergence().step(), rewinder));
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        getChildren().addAll(badge(), lines);
    }

    private FlowPane remedies(long step, Rewinder rewinder) {
        FlowPane pane = new FlowPane();
        pane.getStyleClass().add("remedies");
        Button back = remedy(() -> rewinder.to(step - Rewinder.STEPS_BACK));
        back.setId("remedy-back");
        words.put(back, texts -> texts.get("remedy.back", Rewinder.STEPS_BACK));
        pane.getChildren().add(back);
        for (Remedy remedy : rewinder.remedies(step)) {
            Button button = remedy(() -> rewinder.tryBefore(step, remedy));
            button.setId("remedy-" + remedy.name().toLowerCase(Locale.ROOT));
            words.put(button, texts -> texts.name(remedy));
            pane.getChildren().add(button);
        }
        return pane;
    }

    private static Button remedy(Runnable action) {
        Button button = new Button();
        button.getStyleClass().addAll(Styles.SMALL, "remedy");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Label badge() {
        boolean alarm = entry.event() instanceof SessionEvent.Diverged;
        String sign = alarm ? "!" : entry.event() instanceof SessionEvent.Rewound ? "↶" : "✓";
        Label badge = new Label(entry.number() > 0 ? Integer.toString(entry.number()) : sign);
        badge.getStyleClass().add("badge");
        badge.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        if (alarm) {
            badge.getStyleClass().add("alarm");
        }
        return badge;
    }

    /** Says it in the present language. */
    void tell(Texts texts, StoryModel model) {
        step.setText(texts.get("story.step", entry.step()));
        sentence.setText(model.sentence(entry));
        advice.setText(model.advice(entry));
        advice.setVisible(!advice.getText().isEmpty());
        words.forEach((button, text) -> {
            button.setText(text.apply(texts));
            button.setAccessibleHelp(texts.get("remedy.help", Rewinder.STEPS_BACK));
        });
        setAccessibleText(step.getText() + ": " + sentence.getText() + " " + advice.getText());
    }

    StoryEntry entry() {
        return entry;
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }
}
