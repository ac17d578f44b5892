package nablascope.data;

/**
 * A column of a table, by all of its cells.
 *
 * @param values how many different ones there are, as far as they were counted: beyond what can be classes they are not
 * @param numbers whether every value is a number as the table writes them
 * @param text whether any value is text: neither a number nor one written in a way that can be corrected
 * @param classes whether as a target it tells classes apart: there are few values, and if they are numbers, few whole ones;
 *     otherwise it is a quantity
 */
public record TableColumn(String name, int values, boolean numbers, boolean text, boolean classes) {
    /** The name that a table's column goes by, however a file writes it. */
    static String nameOf(String written) {
        return NumberText.shown(written.strip());
    }

    /** Whether a name in a file means this column. */
    public boolean is(String written) {
        return name.equals(nameOf(written));
    }

    /** Whether there is a cell that is not empty. */
    boolean filled() {
        return values > 0;
    }

    /** Whether a network can be given it; an empty cell may still be in the way. */
    public boolean feature() {
        return filled() && numbers;
    }

    /** Whether there is something to learn in it. */
    public boolean target() {
        return values > 1 && (classes || numbers);
    }
}
