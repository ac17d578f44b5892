package nablascope.ui.draft;

import java.util.List;
import nablascope.data.TableColumn;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Csv.Missing;
import org.jspecify.annotations.Nullable;

/** Changes of one choice in how a table's columns are used. */
public final class TableEdit {
    private TableEdit() {}

    /** Columns that can be the only target: there is something to learn, and something left to learn it from. */
    public static List<TableColumn> targets(List<TableColumn> columns) {
        return columns.stream()
                .filter(column -> column.target() && !others(column, columns).isEmpty())
                .toList();
    }

    /** What can be features beside a target. */
    private static List<TableColumn> others(TableColumn target, List<TableColumn> columns) {
        return columns.stream()
                .filter(column -> column.feature() && !column.equals(target))
                .toList();
    }

    /**
     * Another target, classes or a quantity as its cells are. What was the target becomes a feature, if it can be one;
     * where no feature would be left, all that can be are.
     *
     * @param target one of {@link #targets}
     * @param columns all of the table's
     */
    public static Csv withTarget(Csv table, TableColumn target, List<TableColumn> columns) {
        List<TableColumn> usable = others(target, columns);
        List<TableColumn> kept = usable.stream()
                .filter(column -> isFeature(table, column) || isTarget(table, column))
                .toList();
        List<TableColumn> features = kept.isEmpty() ? usable : kept;
        return with(
                table,
                List.of(target.name()),
                allOrSome(features, columns.size() - 1),
                target.classes(),
                table.missing());
    }

    /** Whether the network is given a column. */
    public static boolean isFeature(Csv table, TableColumn column) {
        List<String> chosen = table.features();
        return !isTarget(table, column) && (chosen == null || chosen.stream().anyMatch(column::is));
    }

    /** Whether the network learns a column. */
    public static boolean isTarget(Csv table, TableColumn column) {
        return table.target().stream().anyMatch(column::is);
    }

    /**
     * The network is given a column, or no more; the last one stays.
     *
     * @param columns all of the table's
     */
    public static Csv turned(Csv table, TableColumn turned, List<TableColumn> columns) {
        List<TableColumn> possible =
                columns.stream().filter(column -> !isTarget(table, column)).toList();
        List<TableColumn> features = possible.stream()
                .filter(column -> isFeature(table, column) != column.equals(turned))
                .toList();
        return features.isEmpty()
                ? table
                : with(
                        table,
                        table.target(),
                        allOrSome(features, possible.size()),
                        table.classification(),
                        table.missing());
    }

    /**
     * Null, the file's word for all, where none is left out.
     *
     * @param all how many there are besides the targets
     */
    private static @Nullable List<String> allOrSome(List<TableColumn> features, int all) {
        return features.size() == all
                ? null
                : features.stream().map(TableColumn::name).toList();
    }

    /** The targets are classes, or quantities. */
    public static Csv withClasses(Csv table, boolean classes) {
        return with(table, table.target(), table.features(), classes, table.missing());
    }

    public static Csv withMissing(Csv table, Missing missing) {
        return with(table, table.target(), table.features(), table.classification(), missing);
    }

    private static Csv with(
            Csv table,
            List<String> target,
            @Nullable List<String> features,
            @Nullable Boolean classification,
            Missing missing) {
        return new Csv(
                table.path(),
                table.sha256(),
                target,
                features,
                classification,
                table.separator(),
                table.decimal(),
                missing,
                table.testFraction(),
                table.scaling());
    }
}
