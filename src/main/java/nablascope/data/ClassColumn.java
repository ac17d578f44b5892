package nablascope.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nablascope.data.Dataset.Classes;

/** Collects the classes of a table: "0", "0.0" and "0e0" are one class; numbers are ordered as such, text by code point. */
final class ClassColumn {
    /** With more, the column is more likely a quantity or a name than a class. */
    static final int MAX_CLASSES = 1000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] found = new int[1024];
    private int rows;

    /** Adds a row's class; false if it is one class too many. */
    boolean add(String cell, char decimal) {
        if (rows == found.length) {
            found = Arrays.copyOf(found, 2 * rows);
        }
        found[rows++] = numbers.computeIfAbsent(canonical(cell, decimal), name -> numbers.size());
        return numbers.size() <= MAX_CLASSES;
    }

    /** One spelling for all of a class. */
    static String canonical(String cell, char decimal) {
        if (Float.isNaN(NumberText.parse(cell, decimal))) {
            return NumberText.shown(cell);
        }
        double value = Double.parseDouble(cell.replace(decimal, '.'));
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Whether every class is a number. */
    private boolean numeric() {
        return numbers.keySet().stream().noneMatch(name -> Float.isNaN(NumberText.parse(name, '.')));
    }

    /** Whether all but words for no value, of which there are some, are numbers. */
    boolean isNumbersAndGaps() {
        long gaps = numbers.keySet().stream().filter(NumberText::isMissing).count();
        long numeric = numbers.keySet().stream()
                .filter(name -> !Float.isNaN(NumberText.parse(name, '.')))
                .count();
        return gaps > 0 && numeric > 0 && gaps + numeric == numbers.size();
    }

    Classes finish() {
        Comparator<String> order =
                numeric() ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
        List<String> names = numbers.keySet().stream().sorted(order).toList();
        int[] rank = new int[names.size()];
        for (int i = 0; i < rank.length; i++) {
            rank[numbers.getOrDefault(names.get(i), 0)] = i;
        }
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = rank[found[row]];
        }
        return new Classes(labels, 1, names);
    }
}
