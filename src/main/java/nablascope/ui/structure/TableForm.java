package nablascope.ui.structure;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.layout.VBox;
import nablascope.data.TableColumn;
import nablascope.experiment.DataSpec.Csv;
import nablascope.ui.control.TickMenu;
import nablascope.ui.draft.LossChoice;
import nablascope.ui.draft.TableEdit;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** What of a table is learned, and from what. */
final class TableForm extends VBox {
    /** A menu with more is too long to find anything in. */
    private static final int MOST_LISTED = 200;

    private final Texts texts;
    private final StructureModel model;

    /** A table, and whether its targets are classes. */
    private record Use(Csv table, boolean classes) {
        Use with(Csv other) {
            return new Use(other, classes);
        }
    }

    TableForm(Texts texts, StructureModel model) {
        this.texts = texts;
        this.model = model;
        Part<Use> use = model.part()
                .part(
                        draft -> draft.data() instanceof Csv table
                                ? new Use(table, LossChoice.learnsClasses(table, draft.loss()))
                                : null,
                        (draft, changed) -> model.withTable(draft, changed.table()));
        DraftForm<Use> form = new DraftForm<>(texts, model.mistakes(), use, StructureView.SCOPE);
        target(form, use);
        task(form, use);
        features(form, use);
        form.choice(
                "structure.missing",
                Arrays.asList(Csv.Missing.values()),
                texts::name,
                u -> u.table().missing(),
                (u, missing) -> u.with(TableEdit.withMissing(u.table(), missing)));
        getChildren().add(form);
        model.columns().look();
    }

    private List<TableColumn> columns() {
        return model.columns().columns().get();
    }

    /** Of several targets, which only a file can ask for, one stands in the list: all of them. */
    private void target(DraftForm<Use> form, Part<Use> use) {
        DraftForm<Use>.ChoiceRow<String> row = form.choice(
                "structure.target",
                List.of(""),
                Function.identity(),
                u -> present(u.table()),
                (u, name) -> columns().stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst()
                        .map(column -> u.with(TableEdit.withTarget(u.table(), column, columns())))
                        .orElse(u));
        whenever(use, now -> {
            List<String> targets =
                    TableEdit.targets(columns()).stream().map(TableColumn::name).toList();
            String present = present(now.table());
            boolean one = targets.contains(present);
            row.offer(
                    one
                            ? targets
                            : Stream.concat(Stream.of(present), targets.stream())
                                    .toList());
        });
    }

    private static String present(Csv table) {
        return table.target().stream().map(String::strip).collect(Collectors.joining(", "));
    }

    /** Of text nothing but classes can be made. */
    private void task(DraftForm<Use> form, Part<Use> use) {
        DraftForm<Use>.ChoiceRow<Boolean> row = form.choice(
                "structure.task",
                List.of(true, false),
                classes -> texts.get(classes ? "structure.task.classes" : "structure.task.quantity"),
                Use::classes,
                (u, classes) -> u.with(TableEdit.withClasses(u.table(), classes)));
        whenever(use, now -> {
            boolean numbers = columns().stream()
                    .filter(column -> TableEdit.isTarget(now.table(), column))
                    .allMatch(TableColumn::numbers);
            row.offer(numbers || !now.classes() ? List.of(true, false) : List.of(true));
        });
    }

    /** Now and whenever the table, its use or what is known of its columns changes. */
    private void whenever(Part<Use> use, Consumer<Use> listener) {
        use.subscribe(listener);
        model.columns().columns().subscribe(_ -> {
            Use now = use.get();
            if (now != null) {
                listener.accept(now);
            }
        });
    }

    private void features(DraftForm<Use> form, Part<Use> use) {
        TickMenu<TableColumn> menu = new TickMenu<>(
                texts,
                () -> title(use),
                TableColumn::name,
                column -> isFeature(use.get(), column),
                column -> use.change(u -> u.with(TableEdit.turned(u.table(), column, columns()))));
        form.add("structure.columns", menu);
        whenever(use, now -> menu.offer(columns().size() > MOST_LISTED ? List.of() : offered(now.table())));
    }

    private static boolean isFeature(@Nullable Use use, TableColumn column) {
        return use != null && TableEdit.isFeature(use.table(), column);
    }

    /** Columns that can be features, and those that are meant to be all the same. */
    private List<TableColumn> offered(Csv table) {
        return columns().stream()
                .filter(column ->
                        column.feature() ? !TableEdit.isTarget(table, column) : TableEdit.isFeature(table, column))
                .toList();
    }

    private String title(Part<Use> use) {
        Use now = use.get();
        if (now == null || columns().isEmpty()) {
            return "–";
        }
        List<TableColumn> offered = offered(now.table());
        long chosen = offered.stream().filter(column -> isFeature(now, column)).count();
        return texts.get("structure.columns.some", chosen, offered.size());
    }
}
