package nablascope.data;

import java.io.IOException;
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
        char separator = separator(file);
        if (separator == decimal) {
            throw new InvalidDataException(String.valueOf(file.getFileName()), TableFault.DECIMAL_AS_SEPARATOR.with());
        }
        List<TableColumn> columns = ColumnScan.all(file, separator, decimal);
        TableColumn last = columns.getLast();
        return new Csv(
                String.valueOf(file.getFileName()),
                null,
                List.of(last.name()),
                chosen.isEmpty() ? null : features(columns, chosen.contains(TableRemedy.LEAVE_OUT_TEXT)),
                last.classes(),
                separator,
                decimal,
                missing(chosen),
                0.2,
                Scaling.STANDARDIZE);
    }

    private static char separator(Path file) {
        try (CsvTable table = CsvTable.open(file, null)) {
            return table.separator();
        } catch (IOException e) {
            throw InvalidDataException.unreadable(file, e);
        }
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
                .filter(column -> numbersOnly ? column.feature() : column.filled())
                .map(TableColumn::name)
                .toList();
        return usable.size() == others.size() ? null : usable;
    }
}
