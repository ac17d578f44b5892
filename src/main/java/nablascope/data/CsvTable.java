package nablascope.data;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import nablascope.data.Split.DataStep;
import nablascope.experiment.Phrase;
import org.jspecify.annotations.Nullable;

/** A CSV file read row by row: every row has as many cells as the first line has names. Lines starting with # are skipped. */
final class CsvTable implements AutoCloseable {
    private static final int MAX_FIELD = 1 << 20;
    private static final int MAX_FIELDS = 1 << 16;
    private static final int MAX_RECORD = 1 << 24;

    private final CsvText text;
    private final char separator;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<DataStep> warnings = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    /** Cells per line; more than there are names when the last ones have none and are empty in every row. */
    private final int width;

    private CsvRecord current;

    private CsvTable(CsvText text, char separator) throws IOException {
        this.text = text;
        this.separator = separator;
        this.reader = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.SKIP)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // next() counts fields and names the line
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(MAX_RECORD)
                .build(
                        CsvRecordHandler.of(c ->
                                c.maxFieldSize(MAX_FIELD).maxFields(MAX_FIELDS).maxRecordSize(MAX_RECORD)),
                        text.open());
        this.records = reader.iterator();
        CsvRecord header = advance();
        if (header == null) {
            throw new InvalidDataException(text.name(), TableFault.NO_HEADER.with());
        }
        this.current = header;
        this.width = header.getFieldCount();
        readNames();
        if (text.guessed()) {
            warnings.add(new DataStep(
                    "data.warning.encoding", List.of(text.name(), text.charset().name())));
        }
    }

    /**
     * Opens a file at its first row of data.
     *
     * @param separator null: the most frequent one of the first line
     */
    static CsvTable open(Path file, @Nullable Character separator) {
        CsvText text = CsvText.of(file);
        try {
            return new CsvTable(text, separator == null ? text.sniffSeparator() : separator);
        } catch (IOException e) {
            throw InvalidDataException.unreadable(text.file(), e);
        }
    }

    private void readNames() {
        for (int i = 0; i < width; i++) {
            names.add(cell(i));
        }
        while (!names.isEmpty() && names.getLast().isEmpty()) {
            warnings.add(new DataStep("data.warning.emptyColumn", List.of(text.name(), names.size())));
            names.removeLast();
        }
        if (names.isEmpty()) {
            throw atLine(TableFault.NO_NAMES.with());
        }
        if (names.stream().allMatch(name -> !Float.isNaN(NumberText.parse(name, '.')))) {
            throw atLine(TableFault.NUMBERS_AS_NAMES.with());
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            names.set(i, checkedName(i));
            if (!seen.add(names.get(i))) {
                throw atLine(TableFault.SAME_NAME.with(names.get(i)));
            }
        }
    }

    private String checkedName(int column) {
        String name = names.get(column);
        if (name.isEmpty()) {
            warnings.add(new DataStep("data.warning.unnamedColumn", List.of(text.name(), column + 1)));
            return "column " + (column + 1);
        }
        String shown = NumberText.shown(name);
        if (shown.contains("\\u")) {
            warnings.add(new DataStep("data.warning.controlCharacter", List.of(text.name(), shown)));
        }
        return shown;
    }

    /** Goes to the next row; false if there is none. */
    boolean next() {
        CsvRecord record = advance();
        if (record == null) {
            return false;
        }
        current = record;
        if (record.getFieldCount() != width) {
            throw atLine(TableFault.FIELD_COUNT.with(record.getFieldCount(), width));
        }
        for (int i = names.size(); i < width; i++) {
            if (!cell(i).isEmpty()) {
                throw atLine(TableFault.NAMELESS_VALUE.with(i + 1));
            }
        }
        return true;
    }

    private @Nullable CsvRecord advance() {
        try {
            while (records.hasNext()) {
                CsvRecord record = records.next();
                if (record.getFieldCount() > 1 || !record.getField(0).isBlank()) {
                    return record;
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw new InvalidDataException(TableFault.SYNTAX.with(text.name(), e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw InvalidDataException.unreadable(text.file(), e);
        }
    }

    /** A cell of the current row without the blanks around it. */
    String cell(int column) {
        String raw = current.getField(column);
        int start = 0;
        int end = raw.length();
        while (start < end && isBlank(raw.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(raw.charAt(end - 1))) {
            end--;
        }
        return raw.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** What is wrong with the current row. */
    InvalidDataException atLine(Phrase problem) {
        return new InvalidDataException(TableFault.AT_LINE.with(text.name(), current.getStartingLineNumber(), problem));
    }

    /** What is wrong with a cell of the current row. */
    InvalidDataException atCell(int column, Phrase problem) {
        return new InvalidDataException(
                TableFault.AT_CELL.with(text.name(), current.getStartingLineNumber(), names.get(column), problem));
    }

    List<String> names() {
        return names;
    }

    List<DataStep> warnings() {
        return warnings;
    }

    /** Upper limit of the number of rows. */
    long maxRows() {
        return text.lines();
    }

    String fileName() {
        return text.name();
    }

    char separator() {
        return separator;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
