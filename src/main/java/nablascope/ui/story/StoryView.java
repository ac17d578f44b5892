package nablascope.ui.story;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.session.SessionEvent;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** The story as a list, newest on top; choosing an entry leads to its place in the charts. */
public final class StoryView extends VBox {
    private final Texts texts;
    private final StoryModel model;

    /** @param choose is told the entry that somebody clicked or entered */
    public StoryView(Texts texts, StoryModel model, Consumer<StoryEntry> choose) {
        this.texts = texts;
        this.model = model;
        getStyleClass().add("story");
        Label title = new Label();
        title.textProperty().bind(texts.bind("story.title"));
        title.getStyleClass().add("section-title");
        ListView<StoryEntry> list = new ListView<>(model.entries());
        list.setId("story-list");
        list.accessibleTextProperty().bind(texts.bind("story.title"));
        list.setCellFactory(_ -> new EntryCell());
        list.setPlaceholder(empty());
        list.getSelectionModel().selectedItemProperty().subscribe(entry -> {
            if (entry != null) {
                choose.accept(entry);
            }
        });
        texts.language().subscribe((_, _) -> list.refresh());
        model.entries().subscribe(() -> list.scrollTo(0));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, list);
    }

    private Label empty() {
        Label label = new Label();
        label.textProperty().bind(texts.bind("story.empty"));
        label.setWrapText(true);
        label.getStyleClass().add("empty");
        return label;
    }

    private final class EntryCell extends ListCell<StoryEntry> {
        private final Label badge = new Label();
        private final Label step = new Label();
        private final Label sentence = new Label();
        private final Label advice = new Label();
        private final HBox row;

        EntryCell() {
            step.getStyleClass().add("caption");
            for (Label label : List.of(sentence, advice)) {
                label.setWrapText(true);
                label.setMinHeight(USE_PREF_SIZE);
            }
            advice.getStyleClass().add("advice");
            advice.managedProperty().bind(advice.visibleProperty());
            badge.getStyleClass().add("badge");
            badge.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
            VBox lines = new VBox(step, sentence, advice);
            HBox.setHgrow(lines, Priority.ALWAYS);
            row = new HBox(badge, lines);
            row.getStyleClass().add("story-entry");
            row.setAlignment(Pos.TOP_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable StoryEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean alarm = entry.event() instanceof SessionEvent.Diverged;
            badge.setText(entry.number() > 0 ? Integer.toString(entry.number()) : alarm ? "!" : "✓");
            badge.getStyleClass().remove("alarm");
            if (alarm) {
                badge.getStyleClass().add("alarm");
            }
            step.setText(texts.get("story.step", entry.step()));
            sentence.setText(model.sentence(entry));
            advice.setText(model.advice(entry));
            advice.setVisible(!advice.getText().isEmpty());
            setGraphic(row);
            setAccessibleText(step.getText() + ": " + sentence.getText() + " " + advice.getText());
        }
    }
}
