package nablascope.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds out what a column is from its cells, of which it keeps the different ones as long as they may be classes. */
final class ColumnScan {
    /** Whole numbers with more different values than this are a quantity rather than classes. */
    private static final int MAX_NUMBERED_CLASSES = 100;

    /** As are more than a few that come up less often than this, on average: ages, or prices without cents. */
    private static final double LEAST_REPEATS = 5;

    private static final int FEW_CLASSES = 10;

    /** A number can be written in some ways, 1 and 1.0; of more than so many, the newest are looked at each time. */
    private static final int MAX_SPELLINGS = 4 * ClassColumn.MAX_CLASSES;

    private final char decimal;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> values = new HashSet<>();
    private long filled;
    private boolean text;
    /** Whether there are too many values for classes. */
    private boolean many;

    private ColumnScan(char decimal) {
        this.decimal = decimal;
    }

    /**
     * All columns of a table in their order.
     *
     * @param separator null: the most frequent one of the first line
     */
    static List<TableColumn> all(Path file, @Nullable Character separator, char decimal) {
        try (CsvTable table = CsvTable.open(file, separator)) {
            List<ColumnScan> scans =
                    table.names().stream().map(_ -> new ColumnScan(decimal)).toList();
            while (table.next()) {
                for (int column = 0; column < scans.size(); column++) {
                    scans.get(column).add(table.cell(column));
                }
            }
            return IntStream.range(0, scans.size())
                    .mapToObj(i -> scans.get(i).column(table.names().get(i)))
                    .toList();
        } catch (IOException e) {
            throw InvalidDataException.unreadable(file, e);
        }
    }

    private void add(String cell) {
        if (cell.isEmpty()) {
            return;
        }
        filled++;
        if (seen.contains(cell)) {
            return;
        }
        text = text || isText(cell);
        if (many) {
            return;
        }
        if (seen.size() < MAX_SPELLINGS) {
            seen.add(cell);
        }
        values.add(ClassColumn.canonical(cell, decimal));
        if (values.size() > ClassColumn.MAX_CLASSES) {
            many = true;
            seen.clear();
            values.clear();
        }
    }

    /** Not a number with the other decimal mark, nor one that is only written in a way that can be corrected. */
    private static boolean isText(String cell) {
        return Float.isNaN(NumberText.parse(cell, '.'))
                && Float.isNaN(NumberText.parse(cell, ','))
                && NumberText.problem(cell, '.').wording() == TableFault.NO_NUMBER;
    }

    private TableColumn column(String name) {
        boolean numeric = values.stream().noneMatch(value -> Float.isNaN(NumberText.parse(value, '.')));
        return new TableColumn(name, filled > 0, text, !many && (!numeric || numbered()));
    }

    /** Whether numbers stand for classes. */
    private boolean numbered() {
        int count = values.size();
        return values.stream().allMatch(value -> value.matches("-?\\d+"))
                && count <= MAX_NUMBERED_CLASSES
                && (count <= FEW_CLASSES || filled >= LEAST_REPEATS * count);
    }
}
