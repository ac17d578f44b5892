package nablascope.ui.story;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.experiment.ScheduledChange;
import nablascope.session.SessionEvent;
import nablascope.ui.text.Texts;

/**
 * The story, newest on top; choosing an entry leads to its place in the charts. Not a {@code ListView}: that places a
 * row by a guess of its height, so that a new one came cut off at its top.
 */
public final class StoryView extends VBox {
    /** Rows at first and per press of the button: so many are laid out within a frame. */
    private static final int PAGE = 200;

    private final Texts texts;
    private final StoryModel model;
    private final AlarmDesk desk;
    private final Consumer<StoryEntry> choose;
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final Label empty = new Label();
    private final Button earlier = new Button();
    private IdentityHashMap<StoryEntry, StoryRow> shown = new IdentityHashMap<>();
    private int limit = PAGE;

    /**
     * @param desk what can be done where the run broke
     * @param choose is told the entry that somebody clicked or entered
     */
    public StoryView(Texts texts, StoryModel model, AlarmDesk desk, Consumer<StoryEntry> choose) {
        this.texts = texts;
        this.model = model;
        this.desk = desk;
        this.choose = choose;
        getStyleClass().add("story");
        Label title = new Label();
        title.textProperty().bind(texts.bind("story.title"));
        title.getStyleClass().add("section-title");
        empty.setId("story-empty");
        empty.textProperty()
                .bind(Bindings.createStringBinding(() -> nothingYet(texts, model), model.schedule(), texts.language()));
        empty.setWrapText(true);
        empty.setMaxWidth(Double.MAX_VALUE);
        empty.getStyleClass().add("empty");
        earlier.setMaxWidth(Double.MAX_VALUE);
        earlier.getStyleClass().add("flat");
        earlier.setOnAction(_ -> {
            limit += PAGE;
            show();
        });
        rows.setId("story-list");
        rows.setAccessibleRole(AccessibleRole.LIST_VIEW);
        rows.accessibleTextProperty().bind(texts.bind("story.title"));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll);
        desk.recordings().onReady(this::retell);
        texts.language().subscribe((_, _) -> retell());
        model.entries().subscribe(() -> {
            show();
            scroll.setVvalue(0);
        });
        show();
    }

    private static String nothingYet(Texts texts, StoryModel model) {
        List<ScheduledChange> schedule = model.schedule().get();
        return schedule.isEmpty()
                ? texts.get("story.empty")
                : texts.get(
                        "story.scheduled", schedule.size(), schedule.getFirst().step());
    }

    private void retell() {
        shown.values().forEach(row -> row.tell(texts, model));
        show();
    }

    private void retell(SessionEvent event) {
        shown.values().stream().filter(row -> row.entry().event() == event).forEach(row -> row.tell(texts, model));
    }

    /** Shows the entries of now; rows that are there already stay. */
    private void show() {
        List<StoryEntry> entries = model.entries();
        if (entries.isEmpty()) {
            limit = PAGE;
        }
        IdentityHashMap<StoryEntry, StoryRow> next = new IdentityHashMap<>();
        List<Node> nodes = new ArrayList<>();
        for (StoryEntry entry : entries.subList(0, Math.min(limit, entries.size()))) {
            StoryRow row = shown.get(entry);
            if (row == null) {
                row = new StoryRow(entry, this::chosen, desk);
                row.tell(texts, model);
            } else if (entry.trouble()) {
                row.tell(texts, model); // what there is to do about it depends on what has happened since
            }
            next.put(entry, row);
            nodes.add(row);
        }
        shown = next;
        if (nodes.isEmpty()) {
            nodes.add(empty);
        } else if (entries.size() > limit) {
            earlier.setText(texts.get("story.earlier", entries.size() - limit));
            nodes.add(earlier);
        }
        rows.getChildren().setAll(nodes);
    }

    private void chosen(StoryRow chosen) {
        shown.values().forEach(row -> row.select(row.equals(chosen)));
        choose.accept(chosen.entry());
    }
}
