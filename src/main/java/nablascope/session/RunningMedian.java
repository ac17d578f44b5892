package nablascope.session;

import java.util.Arrays;

/**
 * The median of the finite numbers among the last {@value #WINDOW}; the lower one of two. Sorted all the time: one more
 * number moves those between it and the one that leaves, and allocates nothing.
 */
final class RunningMedian {
    static final int WINDOW = 101;

    /** Fewer finite numbers have no median. */
    static final int LEAST = 50;

    private final float[] last = new float[WINDOW];
    private final float[] sorted = new float[WINDOW];
    private int next;
    private int seen;
    private int finite;

    /** NaN: too few finite numbers were seen. */
    float value() {
        return finite < LEAST ? Float.NaN : sorted[(finite - 1) / 2];
    }

    void add(float x) {
        if (seen == WINDOW) {
            forget(last[next]);
        } else {
            seen++;
        }
        last[next] = x;
        next = next + 1 == WINDOW ? 0 : next + 1;
        if (Float.isFinite(x)) {
            int at = Arrays.binarySearch(sorted, 0, finite, x);
            int place = at < 0 ? -at - 1 : at;
            System.arraycopy(sorted, place, sorted, place + 1, finite - place);
            sorted[place] = x;
            finite++;
        }
    }

    private void forget(float x) {
        if (Float.isFinite(x)) {
            int place = Arrays.binarySearch(sorted, 0, finite, x);
            finite--;
            System.arraycopy(sorted, place + 1, sorted, place, finite - place);
        }
    }

    void clear() {
        next = 0;
        seen = 0;
        finite = 0;
    }
}
