package nablascope.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nablascope.data.DataFile.Kind;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Csv.Missing;
import nablascope.experiment.DataSpec.Scaling;

/** Reads a table of which nothing is known but the file: the last column is the target, all others are features. */
final class CsvInspection {
    /** Whole numbers with more different values than this are a quantity rather than classes. */
    private static final int MAX_NUMBERED_CLASSES = 100;

    /** As are more than a few that come up less often than this, on average: ages, or prices without cents. */
    private static final double LEAST_REPEATS = 5;

    private static final int FEW_CLASSES = 10;

    private CsvInspection() {}

    static DataFile inspect(Path file) {
        try {
            return inspect(file, '.');
        } catch (InvalidDataException withPoint) {
            try {
                return inspect(file, ',');
            } catch (InvalidDataException withComma) {
                withPoint.addSuppressed(withComma);
                throw withPoint;
            }
        }
    }

    private static DataFile inspect(Path file, char decimal) {
        Csv spec = propose(file, decimal);
        Loaded loaded = CsvData.read(spec, file, false);
        Dataset data = loaded.data();
        int classes = data.classification() ? data.targets().outputs() : 0;
        return new DataFile(Kind.CSV, data.rows(), data.features(), classes, loaded.steps(), spec);
    }

    private static Csv propose(Path file, char decimal) {
        try (CsvTable table = CsvTable.open(file, null)) {
            if (table.separator() == decimal) {
                throw new InvalidDataException(
                        String.valueOf(file.getFileName()), TableFault.DECIMAL_AS_SEPARATOR.with());
            }
            int last = table.names().size() - 1;
            ClassColumn classes = new ClassColumn();
            boolean few = true;
            while (few && table.next()) {
                few = classes.add(table.cell(last), decimal);
            }
            boolean numbered = classes.wholeNumbers()
                    && classes.count() <= MAX_NUMBERED_CLASSES
                    && (classes.count() <= FEW_CLASSES || classes.repeats() >= LEAST_REPEATS);
            boolean quantity = !few || (classes.numeric() && !numbered);
            return new Csv(
                    String.valueOf(file.getFileName()),
                    null,
                    List.of(table.names().get(last)),
                    null,
                    !quantity,
                    table.separator(),
                    decimal,
                    Missing.REFUSE,
                    0.2,
                    Scaling.STANDARDIZE);
        } catch (IOException e) {
            throw InvalidDataException.unreadable(file, e);
        }
    }
}
