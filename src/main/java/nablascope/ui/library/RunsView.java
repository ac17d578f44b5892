package nablascope.ui.library;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.ui.control.TickMenu;
import nablascope.ui.run.Problem;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The list of kept runs: a search field, the table, what two chosen runs differ in, and what can be done. */
final class RunsView extends VBox {
    private final Texts texts;
    private final RunsModel model;
    private final RunsTable table;

    RunsView(Texts texts, RunsModel model) {
        this.texts = texts;
        this.model = model;
        table = new RunsTable(texts, model);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren()
                .addAll(
                        top(),
                        actions(),
                        table,
                        new DamageNote(texts, model, table.chosen()),
                        new RunDetails(texts, model, table.chosen()),
                        new DiffView(texts, model, table.chosen()),
                        new JobBar(texts, model.job()),
                        bottom());
    }

    /** Puts the keyboard to the list. */
    void focusList() {
        table.requestFocus();
    }

    /** Shows how far runs have come that are being recorded. */
    void followRecording() {
        table.followRecording();
    }

    /** @param key of its message, with how many are ticked */
    private <T> TickMenu<T> ticks(String key, ObservableSet<T> chosen, Function<T, String> words) {
        TickMenu<T> menu = new TickMenu<>(
                texts,
                () -> chosen.isEmpty() ? texts.get(key) : texts.get(key + ".some", chosen.size()),
                words,
                chosen::contains,
                value -> {
                    if (!chosen.remove(value)) {
                        chosen.add(value);
                    }
                });
        chosen.addListener((SetChangeListener<T>) _ -> menu.refresh());
        return menu;
    }

    private HBox top() {
        TextField search = new TextField();
        search.setId("runs-search");
        search.promptTextProperty().bind(texts.bind("runs.search"));
        search.accessibleTextProperty().bind(texts.bind("runs.search"));
        search.textProperty().bindBidirectional(model.list().filter().search());
        search.setPrefColumnCount(24);
        TickMenu<RunInfo.Status> statuses =
                ticks("runs.filter.status", model.list().filter().statuses(), texts::name);
        statuses.setId("runs-filter-status");
        statuses.offer(List.of(RunInfo.Status.values()));
        TickMenu<String> tags = ticks("runs.filter.tags", model.list().filter().tags(), Function.identity());
        tags.setId("runs-filter-tags");
        tags.offer(model.list().filter().knownTags());
        model.list().filter().knownTags().addListener((ListChangeListener<String>)
                _ -> tags.offer(model.list().filter().knownTags()));
        Label count = new Label();
        count.setId("runs-count");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get(
                                "runs.count",
                                Numbers.count(model.list().shown().size()),
                                Numbers.count(model.list().count())),
                        model.list().shown(),
                        model.list().loaded(),
                        texts.language()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(search, statuses, tags, gap, count);
        top.getStyleClass().add("runs-bar");
        return top;
    }

    private HBox actions() {
        HBox actions = new HBox();
        actions.getChildren().addAll(new RunActions(texts, model, table).buttons());
        actions.getStyleClass().add("runs-bar");
        return actions;
    }

    private HBox bottom() {
        Label news = new Label();
        news.setId("runs-news");
        news.setWrapText(true);
        news.textProperty()
                .bind(Bindings.createStringBinding(
                        this::news,
                        model.problem(),
                        model.report(),
                        model.deleted(),
                        model.exported(),
                        model.charted().runs(),
                        texts.language()));
        HBox.setHgrow(news, Priority.ALWAYS);
        news.setMaxWidth(Double.MAX_VALUE);
        news.setMinHeight(Region.USE_PREF_SIZE);
        Button undo = new Button();
        undo.setId("runs-undo");
        undo.textProperty().bind(texts.bind("runs.undo"));
        undo.setGraphic(new FontIcon("fth-rotate-ccw"));
        undo.setOnAction(_ -> model.undo());
        undo.visibleProperty().bind(model.deleted().map(runs -> !runs.isEmpty()));
        undo.managedProperty().bind(undo.visibleProperty());
        HBox bottom = new HBox(news, undo);
        bottom.getStyleClass().add("runs-bar");
        return bottom;
    }

    private String news() {
        Problem problem = model.problem().get();
        List<RunInfo> deleted = model.deleted().get();
        if (problem != null) {
            return texts.get(problem.key(), problem.detail());
        }
        RunReport report = model.report().get();
        if (report != null) {
            return report.words(texts);
        }
        if (!deleted.isEmpty()) {
            return deleted.size() == 1
                    ? texts.get("runs.deleted.one", model.names().name(deleted.getFirst()))
                    : texts.get("runs.deleted", deleted.size());
        }
        List<String> inCharts =
                model.charted().runs().stream().map(ChartedRuns.Charted::name).toList();
        if (!inCharts.isEmpty() && model.exported().get() == null) {
            return texts.get("runs.charted", String.join(", ", inCharts));
        }
        return model.exported().get() != null
                ? texts.get("runs.exported", "" + model.exported().get())
                : texts.get("runs.folder", "" + model.folder());
    }

    /** The names of some runs, to find them again in another list. */
    static Set<RunId> ids(List<RunInfo> runs) {
        Set<RunId> ids = new HashSet<>();
        runs.forEach(run -> ids.add(run.id()));
        return ids;
    }
}
