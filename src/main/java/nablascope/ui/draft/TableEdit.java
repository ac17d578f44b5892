package nablascope.ui.draft;

import java.util.List;
import nablascope.data.TableColumn;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Csv.Missing;
import org.jspecify.annotations.Nullable;

/** Changes of one choice in how a table's columns are used. */
public final class TableEdit {
    private TableEdit() {}

    /**
     * Another target, classes or a quantity as its cells are. What was the target becomes a feature, if it can be one;
     * columns of text are none.
     *
     * @param columns all of the table's
     */
    public static Csv withTarget(Csv table, TableColumn target, List<TableColumn> columns) {
        List<String> chosen = table.features();
        List<String> features = columns.stream()
                .filter(column -> !column.equals(target) && column.feature())
                .map(TableColumn::name)
                .filter(name -> chosen == null
                        || chosen.contains(name)
                        || table.target().contains(name))
                .toList();
        List<String> only = List.of(target.name());
        return with(table, only, allOrSome(features, only, columns), target.classes(), table.missing());
    }

    /** Whether the network is given a column. */
    public static boolean isFeature(Csv table, TableColumn column) {
        List<String> chosen = table.features();
        return !isTarget(table, column) && (chosen == null || chosen.contains(column.name()));
    }

    /** Whether the network learns a column. */
    public static boolean isTarget(Csv table, TableColumn column) {
        return table.target().contains(column.name());
    }

    /**
     * The network is given a column, or no more; the last one stays.
     *
     * @param columns all of the table's
     */
    public static Csv turned(Csv table, TableColumn turned, List<TableColumn> columns) {
        List<String> features = columns.stream()
                .filter(column -> isFeature(table, column) != column.equals(turned))
                .filter(column -> !isTarget(table, column))
                .map(TableColumn::name)
                .toList();
        return features.isEmpty()
                ? table
                : with(
                        table,
                        table.target(),
                        allOrSome(features, table.target(), columns),
                        table.classification(),
                        table.missing());
    }

    /** Null, the file's word for all, where no column but the targets is left out. */
    private static @Nullable List<String> allOrSome(
            List<String> features, List<String> targets, List<TableColumn> columns) {
        return features.size() == columns.size() - targets.size() ? null : features;
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
