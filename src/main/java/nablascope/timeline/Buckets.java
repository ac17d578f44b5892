package nablascope.timeline;

import java.util.Arrays;

/**
 * A reader's view of one series, in columns of equally many steps: smallest, largest and last finite value, and which
 * kinds of value came up. Reused from read to read; belongs to one thread.
 */
public final class Buckets {
    /** At least one finite value. */
    public static final int FINITE = 1;

    public static final int NAN = 2;
    public static final int POSITIVE_INFINITY = 4;
    public static final int NEGATIVE_INFINITY = 8;
    /** Some of the steps are lost; a line must not lead across. */
    public static final int MISSING = 16;

    /** Any value that is no number. */
    public static final int NON_FINITE = NAN | POSITIVE_INFINITY | NEGATIVE_INFINITY;

    /** Smallest bucket index read at each level, for the check that the writer did not overtake the reader. */
    final long[] oldest = new long[Pyramid.LEVELS];

    private int size;
    private float[] min = {};
    private float[] max = {};
    private float[] last = {};
    private double[] sum = {};
    private int[] counted = {};
    private byte[] flags = {};

    /** The flag of one value. */
    static int flagOf(float value) {
        if (Math.abs(value) <= Float.MAX_VALUE) {
            return FINITE;
        }
        if (Float.isNaN(value)) {
            return NAN;
        }
        return value > 0 ? POSITIVE_INFINITY : NEGATIVE_INFINITY;
    }

    /** Number of columns of the last read. */
    public int size() {
        return size;
    }

    /** Smallest finite value; meaningful only where {@link #finite}. */
    public float min(int column) {
        return min[column];
    }

    /** Largest finite value; meaningful only where {@link #finite}. */
    public float max(int column) {
        return max[column];
    }

    /** Last finite value; meaningful only where {@link #finite}. */
    public float last(int column) {
        return last[column];
    }

    /** Average of a few dozen finite values of the column: a calm middle to smooth; only where {@link #finite}. */
    public double middle(int column) {
        return sum[column] / counted[column];
    }

    /** Union of the flags of a column's values; 0: no sample there. */
    public int flags(int column) {
        return flags[column];
    }

    public boolean finite(int column) {
        return (flags[column] & FINITE) != 0;
    }

    /**
     * Divides columns by the same column of another series. The smallest and largest quotient are bounds, exact where
     * a column holds one sample. Without a positive divisor a column has no finite value.
     *
     * @param divisors as many columns
     * @param from the first column to divide
     */
    public void divideBy(Buckets divisors, int from) {
        for (int column = from; column < size; column++) {
            if (finite(column) && divisors.finite(column) && divisors.min[column] > 0) {
                min[column] /= divisors.max[column];
                max[column] /= divisors.min[column];
                last[column] /= divisors.last[column];
                sum[column] = sum[column] / divisors.middle(column);
            } else {
                flags[column] &= (byte) ~FINITE;
            }
            flags[column] |= (byte) (divisors.flags(column) & NON_FINITE);
        }
    }

    /** Adds the differences of the smallest, the largest and the last values of one column each, of the same steps. */
    void addDifference(int column, Buckets mine, Buckets theirs) {
        int kinds = differenceFlags(mine.flags(0), theirs.flags(0));
        if ((kinds & FINITE) == 0) {
            flags[column] |= (byte) kinds;
            return;
        }
        float lowest = mine.min(0) - theirs.min(0);
        float highest = mine.max(0) - theirs.max(0);
        float newest = mine.last(0) - theirs.last(0);
        add(
                column,
                Math.min(newest, Math.min(lowest, highest)),
                Math.max(newest, Math.max(lowest, highest)),
                newest,
                kinds);
        sum[column] = mine.middle(0) - theirs.middle(0);
    }

    /** What a minus b may be; finite only where every value of both is. */
    private static int differenceFlags(int a, int b) {
        if (((a | b) & MISSING) != 0) {
            return MISSING;
        }
        if (a == 0 || b == 0) {
            return 0;
        }
        boolean up = (a & POSITIVE_INFINITY) != 0 || (b & NEGATIVE_INFINITY) != 0;
        boolean down = (a & NEGATIVE_INFINITY) != 0 || (b & POSITIVE_INFINITY) != 0;
        if (((a | b) & NAN) != 0 || (up && down)) {
            return NAN;
        }
        return up ? POSITIVE_INFINITY : down ? NEGATIVE_INFINITY : FINITE;
    }

    /** Empties it for that many columns. */
    public void reset(int columns) {
        reset(columns, 0);
    }

    /** Empties columns from {@code first} on; those before it stay, of as many columns as now. */
    void reset(int columns, int first) {
        if (min.length < columns) {
            min = new float[columns];
            max = new float[columns];
            last = new float[columns];
            sum = new double[columns];
            counted = new int[columns];
            flags = new byte[columns];
        }
        size = columns;
        Arrays.fill(flags, first, columns, (byte) 0);
    }

    void clear(int column) {
        flags[column] = 0;
        Arrays.fill(oldest, Long.MAX_VALUE);
    }

    /** Merges newer samples into a column. */
    void addSamples(int column, float[] values, int from, int to) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        float newest = 0;
        double total = 0;
        int numbers = 0;
        int kinds = 0;
        for (int i = from; i < to; i++) {
            float value = values[i];
            int kind = flagOf(value);
            kinds |= kind;
            if (kind == FINITE) {
                lowest = value < lowest ? value : lowest;
                highest = value > highest ? value : highest;
                newest = value;
                total += value;
                numbers++;
            }
        }
        add(column, lowest, highest, newest, kinds, total, numbers);
    }

    /**
     * Merges what is known of newer samples, some together, into a column.
     *
     * @param triples smallest, largest and last value of each, as {@link Ring#set(long, float, float, float, int)} has them
     * @param flagsOfEach their flags
     */
    void addExtremes(int column, float[] triples, byte[] flagsOfEach, int from, int to) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        float newest = 0;
        double total = 0;
        int numbers = 0;
        int kinds = 0;
        for (int i = from; i < to; i++) {
            kinds |= flagsOfEach[i];
            if ((flagsOfEach[i] & FINITE) != 0) {
                lowest = triples[3 * i] < lowest ? triples[3 * i] : lowest;
                highest = triples[3 * i + 1] > highest ? triples[3 * i + 1] : highest;
                newest = triples[3 * i + 2];
                total += newest;
                numbers++;
            }
        }
        add(column, lowest, highest, newest, kinds, total, numbers);
    }

    /** Merges newer values into a column; the three values count only if the flags say finite. */
    public void add(int column, float lowest, float highest, float newest, int kinds) {
        add(column, lowest, highest, newest, kinds, newest, 1);
    }

    /** The same of several values together: {@code numbers} of them, of which {@code total} is the sum. */
    private void add(int column, float lowest, float highest, float newest, int kinds, double total, int numbers) {
        if ((kinds & FINITE) != 0) {
            boolean first = (flags[column] & FINITE) == 0;
            min[column] = first ? lowest : Math.min(min[column], lowest);
            max[column] = first ? highest : Math.max(max[column], highest);
            last[column] = newest;
            sum[column] = first ? total : sum[column] + total;
            counted[column] = first ? numbers : counted[column] + numbers;
        }
        flags[column] |= (byte) kinds;
    }
}
