package nablascope.data;

import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/** Matrices for data, refused before allocation when they cannot fit. */
final class Matrices {
    private static final long MAX_ELEMENTS = Integer.MAX_VALUE - 8;
    /** The rows exist twice while they are split, and training needs room as well. */
    private static final double SHARE_OF_HEAP = 0.35;

    private Matrices() {}

    /**
     * A matrix of zeros.
     *
     * @param what it is for, to begin a sentence with: a text or a {@link nablascope.experiment.Phrase}
     * @throws InvalidDataException if it has too many elements for one array or for the memory of this program
     */
    static FMatrixRMaj zeros(Object what, long rows, long columns) {
        check(what, rows, columns);
        return new FMatrixRMaj((int) rows, (int) columns);
    }

    /** Refuses float matrices that {@link #zeros} would refuse; both factors are at least 0. */
    static void check(Object what, long rows, long columns) {
        long high = Math.multiplyHigh(rows, columns);
        long elements = rows * columns;
        boolean tooMany = high != 0 || elements < 0 || elements > MAX_ELEMENTS;
        if (tooMany
                || elements * Float.BYTES > SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()) {
            throw new InvalidDataException(DataFault.TOO_LARGE.with(
                    what, rows, columns, gibibytes((double) rows * columns * Float.BYTES), gibibytes((double)
                            Runtime.getRuntime().maxMemory())));
        }
    }

    private static String gibibytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / (1L << 30));
    }
}
