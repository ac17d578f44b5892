package nablascope.experiment;

import java.util.AbstractList;
import java.util.RandomAccess;

/** A JSON array of plain numbers, eight bytes each. Not modified after construction. */
final class NumberList extends AbstractList<Object> implements RandomAccess {
    private final double[] values;

    NumberList(double[] values) {
        this.values = values;
    }

    double at(int index) {
        return values[index];
    }

    /** Whole numbers as {@link Long}, others as {@link Double}. */
    @Override
    public Object get(int index) {
        return JsonText.number(values[index]);
    }

    @Override
    public int size() {
        return values.length;
    }
}
