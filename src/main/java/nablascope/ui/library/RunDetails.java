package nablascope.ui.library;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.library.RunInfo;
import nablascope.library.RunLabels;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** Tags and notes of the run that is selected, to read and to write; saved in leaving a field. Makes room for the comparison of two. */
final class RunDetails extends HBox {
    private static final int TAG_COLUMNS = 18;

    private final RunsModel model;
    private final TextField tags = new TextField();
    private final TextArea notes = new TextArea();
    private @Nullable RunInfo shown;

    RunDetails(Texts texts, RunsModel model, ObservableList<RunInfo> chosen) {
        this.model = model;
        setId("runs-details");
        getStyleClass().add("runs-details");
        tags.setId("runs-tags");
        tags.setPrefColumnCount(TAG_COLUMNS);
        tags.promptTextProperty().bind(texts.bind("runs.tags.hint"));
        notes.setId("runs-notes");
        notes.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        notes.setWrapText(true);
        notes.setPrefRowCount(2);
        notes.promptTextProperty().bind(texts.bind("runs.notes.hint"));
        VBox left = part(texts, "runs.tags", tags);
        VBox right = part(texts, "runs.notes", notes);
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, right);
        managedProperty().bind(visibleProperty());
        show(chosen);
        tags.setOnAction(_ -> save());
        tags.focusedProperty().subscribe(this::save);
        notes.focusedProperty().subscribe(this::save);
        chosen.addListener((ListChangeListener<RunInfo>) _ -> show(chosen));
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.windowProperty().subscribe(window -> {
                    if (window != null) {
                        window.showingProperty().addListener((InvalidationListener) _ -> save());
                    }
                });
            }
        });
    }

    private static VBox part(Texts texts, String key, TextInputControl field) {
        Label label = new Label();
        label.textProperty().bind(texts.bind(key));
        label.setLabelFor(field);
        field.accessibleTextProperty().bind(texts.bind(key));
        VBox.setVgrow(field, Priority.ALWAYS);
        VBox part = new VBox(label, field);
        part.getStyleClass().add("runs-part");
        return part;
    }

    private void show(List<RunInfo> chosen) {
        RunInfo next = chosen.size() == 1 ? chosen.getFirst() : null;
        boolean same = next != null && shown != null && next.id().equals(shown.id());
        if (!same) {
            save();
        }
        // Disabled or gone, they would lose the keyboard whenever the list is read.
        setVisible(chosen.size() < 2);
        tags.setEditable(next != null);
        notes.setEditable(next != null);
        // What is being written must not be undone by a list that was read meanwhile.
        if (next != null && !(same && isEdited())) {
            tags.setText(String.join(", ", next.labels().tags()));
            notes.setText(next.labels().notes());
        }
        if (next == null && !tags.isFocused() && !notes.isFocused()) {
            shown = null;
            tags.clear();
            notes.clear();
        } else if (next != null) {
            shown = next;
        }
    }

    /** In a text of several lines Tab would be one more character. */
    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
            notes.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    private boolean isEdited() {
        return shown != null
                && !(tagList().equals(shown.labels().tags())
                        && notes.getText().equals(shown.labels().notes()));
    }

    private List<String> tagList() {
        return List.of(tags.getText().split("[,，、;；]", -1)).stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    private void save() {
        RunInfo run = shown;
        if (run == null || !isEdited()) {
            return;
        }
        RunLabels before = run.labels();
        if (!tagList().equals(before.tags())) {
            model.tag(run, tagList());
        }
        if (!notes.getText().equals(before.notes())) {
            model.note(run, notes.getText());
        }
    }
}
