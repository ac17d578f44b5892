package nablascope.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import nablascope.data.DataFile.Kind;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Csv.Missing;
import nablascope.experiment.DataSpec.Scaling;
import org.jspecify.annotations.Nullable;

/** Reads a table of which nothing is known but the file: the last column is the target, all others are features. */
final class CsvInspection {
    /** Whole numbers with more different values than this are a quantity rather than classes. */
    private static final int MAX_NUMBERED_CLASSES = 100;

    /** As are more than a few that come up less often than this, on average: ages, or prices without cents. */
    private static final double LEAST_REPEATS = 5;

    private static final int FEW_CLASSES = 10;

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
        try (CsvTable table = CsvTable.open(file, null)) {
            if (table.separator() == decimal) {
                throw new InvalidDataException(
                        String.valueOf(file.getFileName()), TableFault.DECIMAL_AS_SEPARATOR.with());
            }
            int last = table.names().size() - 1;
            ClassColumn classes = new ClassColumn();
            boolean few = true;
            while (few && table.next()) {
                few = table.cell(last).isEmpty() || classes.add(table.cell(last), decimal);
            }
            boolean numbered = classes.wholeNumbers()
                    && classes.count() <= MAX_NUMBERED_CLASSES
                    && (classes.count() <= FEW_CLASSES || classes.repeats() >= LEAST_REPEATS);
            boolean quantity = !few || (classes.numeric() && !numbered);
            return new Csv(
                    String.valueOf(file.getFileName()),
                    null,
                    List.of(table.names().get(last)),
                    chosen.isEmpty() ? null : features(file, chosen.contains(TableRemedy.LEAVE_OUT_TEXT)),
                    !quantity,
                    table.separator(),
                    decimal,
                    missing(chosen),
                    0.2,
                    Scaling.STANDARDIZE);
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
    private static @Nullable List<String> features(Path file, boolean numbersOnly) throws IOException {
        try (CsvTable table = CsvTable.open(file, null)) {
            BitSet values = new BitSet();
            BitSet texts = new BitSet();
            int last = table.names().size() - 1;
            while (table.next()) {
                for (int column = 0; column < last; column++) {
                    String cell = table.cell(column);
                    values.set(column, values.get(column) || !cell.isEmpty());
                    texts.set(column, texts.get(column) || isText(cell));
                }
            }
            if (numbersOnly) {
                values.andNot(texts);
            }
            return values.cardinality() == last
                    ? null
                    : values.stream().mapToObj(table.names()::get).toList();
        }
    }

    /** Not a number with the other decimal mark, nor one that is only written in a way that can be corrected. */
    private static boolean isText(String cell) {
        return !cell.isEmpty()
                && Float.isNaN(NumberText.parse(cell, '.'))
                && Float.isNaN(NumberText.parse(cell, ','))
                && NumberText.problem(cell, '.').wording() == TableFault.NO_NUMBER;
    }
}
