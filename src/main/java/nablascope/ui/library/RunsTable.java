package nablascope.ui.library;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunSummary;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** The runs in rows, the newest first unless a column's head was clicked. Enter or a double click opens one, F2 names it. */
final class RunsTable extends TableView<RunInfo> {
    private static final double STATUS_WIDTH = 170;

    private final Texts texts;
    private final RunsModel model;
    private final TableColumn<RunInfo, String> name;
    private final RunNames names;
    private Set<RunId> wanted = Set.of();
    private Set<RunId> present = Set.of();

    RunsTable(Texts texts, RunsModel model) {
        this.texts = texts;
        this.model = model;
        names = model.names();
        setId("runs-table");
        accessibleTextProperty().bind(texts.bind("runs.title"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        name = nameColumn();
        getColumns().add(name);
        column("branch", 165, run -> RunOrigin.of(run, model), origin -> origin.words(texts));
        column("tags", 70, RunsTable::tags, Function.identity());
        column("when", 150, run -> run.started() == null ? null : run.started(), RunsTable::time);
        column("status", STATUS_WIDTH, run -> RunOutcome.of(run), outcome -> outcome.words(texts))
                .setMinWidth(STATUS_WIDTH);
        numbers("steps", 75, run -> run.summary().steps(), Numbers::count);
        numbers("loss", 95, run -> run.summary().loss(), loss -> Numbers.compact(loss));
        numbers("best", 95, run -> run.summary().bestLoss(), loss -> Numbers.compact(loss));
        sparkline();
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        fill();
        setRowFactory(_ -> row());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void fill() {
        SortedList<RunInfo> sorted = new SortedList<>(model.list().shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        // A list that was read anew has other objects for the same runs.
        model.list().shown().addListener((ListChangeListener<RunInfo>) _ -> select());
        chosen().addListener((ListChangeListener<RunInfo>) _ -> {
            if (!chosen().isEmpty()) {
                wanted = RunsView.ids(chosen());
            }
        });
        Label nothing = new Label();
        nothing.setId("runs-empty");
        nothing.setWrapText(true);
        nothing.getStyleClass().add("empty");
        Runnable say = () -> nothing.setText(texts.get(
                !model.list().loaded().get()
                        ? "runs.loading"
                        : model.list().count() == 0 ? "runs.empty" : "runs.noMatch"));
        model.list().shown().addListener((ListChangeListener<RunInfo>) _ -> say.run());
        model.list().filter().search().subscribe(say);
        model.list().loaded().subscribe(say);
        texts.language().subscribe(say);
        setPlaceholder(nothing);
        texts.language().subscribe(_ -> {
            model.list().filter().findBy(this::words);
            refresh();
            sort(); // names are other ones in another language
        });
    }

    /** What is selected again in coming back, out of the trash say, is also to be seen. */
    private void select() {
        Set<RunId> ids = wanted;
        Set<RunId> before = present;
        present = RunsView.ids(getItems());
        getSelectionModel().clearSelection();
        int back = -1;
        for (int i = 0; i < getItems().size(); i++) {
            RunId id = getItems().get(i).id();
            if (ids.contains(id)) {
                getSelectionModel().select(i);
                back = back < 0 && !before.contains(id) ? i : back;
            }
        }
        if (back >= 0) {
            applyCss();
            layout();
            reveal(back);
        }
    }

    /** Scrolls as little as shows the row whole. */
    private void reveal(int row) {
        if (row >= 0 && lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(row);
        }
    }

    /** The rows that are selected. */
    ObservableList<RunInfo> chosen() {
        return getSelectionModel().getSelectedItems();
    }

    private TableColumn<RunInfo, String> nameColumn() {
        TableColumn<RunInfo, String> column = new TableColumn<>();
        column.textProperty().bind(texts.bind("runs.name"));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(names.name(row.getValue())));
        column.setCellFactory(TextFieldTableCell.forTableColumn());
        column.setOnEditCommit(edit -> {
            endEdit();
            if (!edit.getNewValue().equals(edit.getOldValue())) {
                model.rename(edit.getRowValue(), edit.getNewValue());
            }
        });
        column.setOnEditCancel(_ -> endEdit());
        column.setPrefWidth(215);
        return column;
    }

    /** A click must not begin to edit a name: the table can be edited only meanwhile. */
    private void endEdit() {
        if (getEditingCell() != null) {
            edit(-1, null);
        }
        setEditable(false);
        requestFocus();
    }

    private <T> TableColumn<RunInfo, T> column(
            String key, double width, Function<RunInfo, @Nullable T> value, Function<T, String> words) {
        TableColumn<RunInfo, T> column = new TableColumn<>();
        column.textProperty().bind(texts.bind("runs." + key));
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(value.apply(model.list().latest(row.getValue()))));
        column.setCellFactory(_ -> new WordsCell<>(texts, words));
        column.setPrefWidth(width);
        getColumns().add(column);
        return column;
    }

    private <N extends Number> void numbers(
            String key, double width, Function<RunInfo, @Nullable N> value, Function<N, String> words) {
        column(key, width, value, words).getStyleClass().add("number-column");
    }

    private void sparkline() {
        TableColumn<RunInfo, RunSummary> column = new TableColumn<>();
        column.textProperty().bind(texts.bind("runs.curve"));
        column.setCellValueFactory(row ->
                new ReadOnlyObjectWrapper<>(model.list().latest(row.getValue()).summary()));
        column.setCellFactory(_ -> new SparklineCell());
        column.setPrefWidth(135);
        column.setSortable(false);
        getColumns().add(column);
    }

    private static @Nullable String tags(RunInfo run) {
        return run.labels().tags().isEmpty()
                ? null
                : String.join(", ", run.labels().tags());
    }

    private static String time(Instant started) {
        return RunOrigin.TIME.format(started.atZone(ZoneId.systemDefault()));
    }

    /** All that its row says in words. */
    private String words(RunInfo run) {
        RunOrigin origin = RunOrigin.of(run, model);
        return String.join(
                "\n",
                names.name(run),
                RunOutcome.of(run).words(texts),
                origin == null ? "" : texts.get("runs.branch") + " " + origin.words(texts));
    }

    private TableRow<RunInfo> row() {
        TableRow<RunInfo> row = new TableRow<>();
        row.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && !row.isEmpty()) {
                model.open(row.getItem());
            }
        });
        Tooltip tip = new Tooltip();
        row.itemProperty().subscribe(run -> {
            boolean damaged = run != null && !run.damages().isEmpty();
            tip.setText(damaged ? Damages.words(texts, run.damages()) : "");
            row.setTooltip(damaged ? tip : null);
        });
        return row;
    }

    private void pressed(KeyEvent event) {
        List<RunInfo> runs = List.copyOf(chosen());
        if (getEditingCell() != null || runs.isEmpty()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            model.goOn(runs.getFirst());
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            model.open(runs.getFirst());
            event.consume();
        } else if (event.getCode() == KeyCode.F2) {
            rename();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            delete();
            event.consume();
        }
    }

    /** Shows how far runs have come that are being recorded; rows, what is selected and a name being written stay. */
    void followRecording() {
        if (getEditingCell() == null) {
            model.list().follow(() -> {
                if (getEditingCell() == null) {
                    refresh();
                }
            });
        }
    }

    /** Lets somebody write another name into the row that is selected. */
    void rename() {
        int row = getSelectionModel().getSelectedIndex();
        setEditable(true);
        reveal(row);
        layout();
        requestFocus();
        edit(row, name);
    }

    /** Deletes the rows that are selected, except those that are recorded at present. */
    void delete() {
        List<RunInfo> ended = chosen().stream()
                .filter(run -> run.status() != RunInfo.Status.RUNNING)
                .sorted(Comparator.comparing(run -> run.id().name()))
                .toList();
        if (!ended.isEmpty()) {
            model.delete(ended);
        }
    }
}
