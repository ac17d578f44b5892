package nablascope.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nablascope.data.DataFile.Kind;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Csv.Missing;
import nablascope.experiment.DataSpec.Scaling;
import org.jspecify.annotations.Nullable;

/** Reads a table of which nothing is known but the file: the last column is the target, all others are features. */
final class CsvInspection {
    private CsvInspection() {}

    /** @param chosen what to do about a table that would be refused as it is */
    static DataFile inspect(Path file, Set<TableRemedy> chosen) {
        try {
            return inspect(file, '.', chosen);
        } catch (InvalidDataException withPoint) {
            try {
                return inspect(file, ',', chosen);
            } catch (InvalidDataException withComma) {
                boolean comma = TableRemedy.of(withPoint).isEmpty()
                        && !TableRemedy.of(withComma).isEmpty();
                InvalidDataException thrown = comma ? withComma : withPoint;
                thrown.addSuppressed(comma ? withPoint : withComma);
                throw thrown;
            }
        }
    }

    private static DataFile inspect(Path file, char decimal, Set<TableRemedy> chosen) {
        Csv spec = propose(file, decimal, chosen);
        Loaded loaded = CsvData.read(spec, file, false);
        Dataset data = loaded.data();
        int classes = data.classification() ? data.targets().outputs() : 0;
        return new DataFile(Kind.CSV, data.rows(), data.features(), classes, loaded.steps(), spec);
    }

    private static Csv propose(Path file, char decimal, Set<TableRemedy> chosen) {
        TableScan scan = TableScan.of(file, null, decimal);
        List<TableColumn> columns = scan.columns();
        TableColumn last = columns.getLast();
        return new Csv(
                String.valueOf(file.getFileName()),
                null,
                List.of(last.name()),
                chosen.isEmpty() ? null : features(columns, chosen.contains(TableRemedy.LEAVE_OUT_TEXT)),
                last.classes(),
                scan.separator(),
                decimal,
                missing(chosen),
                0.2,
                Scaling.STANDARDIZE);
    }

    private static Missing missing(Set<TableRemedy> chosen) {
        return chosen.contains(TableRemedy.LEAVE_OUT_ROWS)
                ? Missing.DROP_ROW
                : chosen.contains(TableRemedy.FILL_WITH_MEANS) ? Missing.MEAN : Missing.REFUSE;
    }

    /**
     * Names of the columns before the last that can be used: those with a value.
     *
     * @param numbersOnly whether none of it may be text
     * @return null: all
     */
    private static @Nullable List<String> features(List<TableColumn> columns, boolean numbersOnly) {
        List<TableColumn> others = columns.subList(0, columns.size() - 1);
        List<String> usable = others.stream()
                .filter(column -> column.filled() && !(numbersOnly && column.text()))
                .map(TableColumn::name)
                .toList();
        return usable.size() == others.size() ? null : usable;
    }
}
