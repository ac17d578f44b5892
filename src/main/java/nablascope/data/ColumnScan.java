package nablascope.data;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what a column is from its cells, of which it keeps the different ones as long as they may be classes. */
final class ColumnScan {
    /** Whole numbers with more different values than this are a quantity rather than classes. */
    private static final int MAX_NUMBERED_CLASSES = 100;

    /** As are more than a few that come up less often than this, on average: ages, or prices without cents. */
    private static final double LEAST_REPEATS = 5;

    private static final int FEW_CLASSES = 10;

    /** A class can be written in more than one way, 1 and 1.0. */
    private static final int SPELLINGS = 2;

    private final char decimal;
    /** As written; no more than {@link #most()}, since a table may have thousands of columns. */
    private final Set<String> seen = new HashSet<>();

    private long filled;
    private boolean numbers = true;
    private boolean text;
    private boolean many;

    ColumnScan(char decimal) {
        this.decimal = decimal;
    }

    /** The next row's cell. */
    void add(String cell) {
        if (NumberText.isMissing(cell)) {
            return;
        }
        filled++;
        if (seen.contains(cell)) {
            return;
        }
        boolean number = NumberText.isNumber(cell, decimal);
        numbers = numbers && number;
        text = text || (!number && isText(cell));
        if (seen.size() < most()) {
            seen.add(cell);
        } else {
            many = true;
        }
    }

    /** Numbers are a quantity with fewer different values than text is no classes any more. */
    private int most() {
        return SPELLINGS * (numbers ? MAX_NUMBERED_CLASSES : ClassColumn.MAX_CLASSES);
    }

    /** Not a number with either decimal mark, nor one that is only written in a way that can be corrected. */
    private static boolean isText(String cell) {
        return !NumberText.isNumber(cell, '.')
                && !NumberText.isNumber(cell, ',')
                && NumberText.problem(cell, '.').wording() == TableFault.NO_NUMBER;
    }

    /** The column, of the cells so far. */
    TableColumn column(String name) {
        Set<String> values =
                seen.stream().map(cell -> ClassColumn.canonical(cell, decimal)).collect(Collectors.toSet());
        boolean classes = !many && (numbers ? numbered(values) : values.size() <= ClassColumn.MAX_CLASSES);
        return new TableColumn(name, values.size(), numbers, text, classes);
    }

    /** Whether numbers stand for classes. */
    private boolean numbered(Set<String> values) {
        int count = values.size();
        return values.stream().allMatch(value -> value.matches("-?\\d+"))
                && count <= MAX_NUMBERED_CLASSES
                && (count <= FEW_CLASSES || filled >= LEAST_REPEATS * count);
    }
}
