package nablascope.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a table's columns are.
 *
 * @param separator between cells
 * @param columns in the table's order
 */
record TableScan(char separator, List<TableColumn> columns) {
    /**
     * Reads all of a table.
     *
     * @param separator null: the most frequent one of the first line
     * @throws InvalidDataException if it cannot be read, or the decimal mark separates cells
     */
    static TableScan of(Path file, @Nullable Character separator, char decimal) {
        try (CsvTable table = CsvTable.open(file, separator)) {
            if (table.separator() == decimal) {
                throw new InvalidDataException(table.fileName(), TableFault.DECIMAL_AS_SEPARATOR.with());
            }
            List<ColumnScan> scans =
                    table.names().stream().map(_ -> new ColumnScan(decimal)).toList();
            while (table.next()) {
                for (int column = 0; column < scans.size(); column++) {
                    scans.get(column).add(table.cell(column));
                }
            }
            List<TableColumn> columns = IntStream.range(0, scans.size())
                    .mapToObj(i -> scans.get(i).column(table.names().get(i)))
                    .toList();
            return new TableScan(table.separator(), columns);
        } catch (IOException e) {
            throw InvalidDataException.unreadable(file, e);
        }
    }
}
