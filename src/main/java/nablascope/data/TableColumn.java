package nablascope.data;

/**
 * A column of a table, by all of its cells.
 *
 * @param filled whether any cell has a value
 * @param text whether any value is text rather than a number, be it one written in a way that can be corrected
 * @param classes whether as a target it tells classes apart: text or whole numbers of which there are few; otherwise it
 *     is a quantity
 */
public record TableColumn(String name, boolean filled, boolean text, boolean classes) {
    /** Whether a network can be given it: an empty cell or two may still be in the way. */
    public boolean feature() {
        return filled && !text;
    }

    /** Whether a network can learn it. */
    public boolean target() {
        return filled && (classes || !text);
    }
}
