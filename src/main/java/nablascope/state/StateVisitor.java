package nablascope.state;

/**
 * Visits everything that one step hands to the next. The same walk saves and restores: each part hands over what it has
 * and goes on with what it gets back, so that the two can never disagree about an order or forget a number.
 */
public interface StateVisitor {
    /** @param values its first elements are kept, or overwritten with those that were kept */
    void floats(float[] values, int count);

    /** @return the same, or the number that was kept in its place; the same bits, not-a-number included */
    double number(double value);

    /** @return the same, or what was kept in its place */
    long count(long value);

    /** @return the same, or what was kept in its place */
    default boolean flag(boolean value) {
        return count(value ? 1 : 0) != 0;
    }
}
