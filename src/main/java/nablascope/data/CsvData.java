package nablascope.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Targets;
import nablascope.data.Dataset.Values;
import nablascope.data.Split.DataStep;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Csv.Missing;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.Phrase;
import org.ejml.data.FMatrixRMaj;

/** Turns the rows of one table into features and targets, in one pass. */
final class CsvData {
    private final Csv spec;
    private final CsvTable table;
    private final int[] features;
    private final int[] targets;
    private final FMatrixRMaj x;
    private final FMatrixRMaj y;
    private final ClassColumn classes = new ClassColumn();
    private final boolean classification;

    /** Whether a word such as NA is no class but a gap among numbers. */
    private final boolean gapsAmongClasses;

    private int rows;
    private int dropped;

    private CsvData(Csv spec, CsvTable table, boolean classification, boolean gapsAmongClasses) {
        this.spec = spec;
        this.table = table;
        this.gapsAmongClasses = gapsAmongClasses;
        this.targets = spec.target().stream()
                .mapToInt(name -> column("data.target", name))
                .toArray();
        this.features = featureColumns();
        boolean textTarget = Float.isNaN(NumberText.parse(table.cell(targets[0]), spec.decimal()))
                && targets.length == 1
                && !NumberText.isMissing(table.cell(targets[0]));
        Boolean told = spec.classification();
        this.classification = told == null ? classification || textTarget : told;
        if (this.classification && targets.length != 1) {
            throw new InvalidExperimentException("data.target", TableFault.SEVERAL_TARGETS.with());
        }
        this.x = Matrices.zeros(table.fileName(), table.maxRows(), features.length);
        this.y = Matrices.zeros(table.fileName(), this.classification ? 0 : table.maxRows(), targets.length);
    }

    /**
     * Reads a table. Cells of missing features are NaN where the specification says to fill them with the mean, which
     * only the training rows may decide.
     *
     * @param classification whether the loss wants classes; the specification's own word comes first
     */
    static Loaded read(Csv spec, Path file, boolean classification) {
        CsvData data = read(spec, file, classification, false);
        return (data.classes.isNumbersAndGaps() ? read(spec, file, classification, true) : data).finish();
    }

    private static CsvData read(Csv spec, Path file, boolean classification, boolean gapsAmongClasses) {
        try (CsvTable table = CsvTable.open(file, spec.separator())) {
            if (!table.next()) {
                throw new InvalidDataException(table.fileName(), TableFault.NO_ROWS.with());
            }
            CsvData data = new CsvData(spec, table, classification, gapsAmongClasses);
            do {
                data.addRow();
            } while (table.next());
            return data;
        } catch (IOException e) {
            throw InvalidDataException.unreadable(file, e);
        }
    }

    private int column(String key, String name) {
        int column = table.names().indexOf(TableColumn.nameOf(name));
        if (column < 0) {
            throw new InvalidExperimentException(
                    key, TableFault.NO_COLUMN.with(name, table.fileName(), some(table.names())));
        }
        return column;
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(20, names.size()))) + (names.size() > 20 ? ", …" : "");
    }

    private int[] featureColumns() {
        List<String> chosen = spec.features();
        int[] columns = chosen == null
                ? IntStream.range(0, table.names().size())
                        .filter(i -> !isOneOf(targets, i))
                        .toArray()
                : chosen.stream()
                        .mapToInt(name -> column("data.features", name))
                        .toArray();
        if (columns.length == 0) {
            throw new InvalidDataException(table.fileName(), TableFault.NO_FEATURE.with(table.separator()));
        }
        for (int column : columns) {
            if (isOneOf(targets, column)) {
                throw new InvalidExperimentException(
                        "data.features",
                        TableFault.FEATURE_IS_TARGET.with(table.names().get(column)));
            }
        }
        return columns;
    }

    private static boolean isOneOf(int[] columns, int column) {
        return Arrays.stream(columns).anyMatch(each -> each == column);
    }

    private void addRow() {
        if (leavesOut()) {
            dropped++;
            return;
        }
        for (int f = 0; f < features.length; f++) {
            boolean gap = spec.missing() == Missing.MEAN && NumberText.isMissing(table.cell(features[f]));
            x.set(rows, f, gap ? Float.NaN : number(features[f]));
        }
        if (classification) {
            addClass();
        } else {
            for (int t = 0; t < targets.length; t++) {
                y.set(rows, t, number(targets[t]));
            }
        }
        rows++;
    }

    private boolean leavesOut() {
        return switch (spec.missing()) {
            case REFUSE -> false;
            case DROP_ROW -> anyMissing(features) || targetMissing();
            case MEAN -> targetMissing();
        };
    }

    private void addClass() {
        String cell = table.cell(targets[0]);
        if (targetMissing()) {
            throw table.atCell(targets[0], missing(cell, true));
        }
        if (!classes.add(cell, spec.decimal())) {
            throw table.atCell(targets[0], TableFault.TOO_MANY_CLASSES.with(ClassColumn.MAX_CLASSES));
        }
    }

    private boolean anyMissing(int[] columns) {
        return Arrays.stream(columns).anyMatch(column -> NumberText.isMissing(table.cell(column)));
    }

    /** A class may be called NA, but not beside numbers alone. */
    private boolean targetMissing() {
        return (classification && !gapsAmongClasses) ? table.cell(targets[0]).isEmpty() : anyMissing(targets);
    }

    private float number(int column) {
        String cell = table.cell(column);
        if (NumberText.isMissing(cell)) {
            throw table.atCell(column, missing(cell, isOneOf(targets, column)));
        }
        float value = NumberText.parse(cell, spec.decimal());
        if (!Float.isFinite(value)) {
            throw table.atCell(column, NumberText.problem(cell, spec.decimal()));
        }
        return value;
    }

    private static Phrase missing(String cell, boolean target) {
        if (cell.isEmpty()) {
            return (target ? TableFault.EMPTY_TARGET : TableFault.EMPTY_CELL).with();
        }
        return (target ? TableFault.NO_TARGET : TableFault.NO_VALUE).with(cell);
    }

    private Loaded finish() {
        if (rows == 0) {
            TableFault fault = spec.missing() == Missing.MEAN ? TableFault.EMPTY_TARGETS : TableFault.EMPTY_CELLS;
            throw new InvalidDataException(table.fileName(), fault.with());
        }
        List<DataStep> steps = new ArrayList<>(table.warnings());
        if (dropped > 0) {
            steps.add(leftOut());
        }
        List<String> unused = IntStream.range(0, table.names().size())
                .filter(c -> !isOneOf(features, c) && !isOneOf(targets, c))
                .mapToObj(table.names()::get)
                .toList();
        if (!unused.isEmpty()) {
            steps.add(new DataStep("data.warning.columnsLeftOut", List.of(table.fileName(), some(unused))));
        }
        List<String> names =
                Arrays.stream(features).mapToObj(table.names()::get).toList();
        Dataset data = new Dataset(table.fileName(), cut(x), 1, finishTargets(), names, null);
        return new Loaded(data, List.copyOf(steps));
    }

    private DataStep leftOut() {
        return new DataStep(
                spec.missing() == Missing.MEAN ? "data.warning.rowsWithoutTarget" : "data.warning.rowsDropped",
                List.of(table.fileName(), dropped));
    }

    private Targets finishTargets() {
        if (!classification) {
            return new Values(cut(y), 1, targets.length);
        }
        Classes finished = classes.finish();
        if (finished.outputs() == 1 && rows > 1) {
            throw new InvalidDataException(TableFault.AT_COLUMN.with(
                    table.fileName(),
                    table.names().get(targets[0]),
                    TableFault.ONE_CLASS.with(finished.names().getFirst())));
        }
        return finished;
    }

    /** The rows in use: there are fewer than lines when some are blank, comments or dropped. */
    private FMatrixRMaj cut(FMatrixRMaj matrix) {
        if (matrix.numRows == rows) {
            return matrix;
        }
        return FMatrixRMaj.wrap(rows, matrix.numCols, Arrays.copyOf(matrix.data, rows * matrix.numCols));
    }
}
