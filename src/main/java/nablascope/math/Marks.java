package nablascope.math;

import org.ejml.data.FMatrixRMaj;

/** Which elements of a matrix are not zero, a bit each. To be asked only where the vector module is present. */
final class Marks {
    /** Elements to a word. */
    static final int WORD = Long.SIZE;

    /** How many rows are enough to see that a matrix is dense. */
    private static final int FIRST_ROWS = 8;

    private long[] marks = new long[0];
    private int rows;
    private int words;

    /**
     * Marks a matrix, which is not kept.
     *
     * @param most the largest share of elements other than zero, of the first rows and of all
     * @return the share of all; 1 if there are more, and the marks are of no use
     */
    double mark(FMatrixRMaj x, double most) {
        rows = x.numRows;
        words = words(x.numCols);
        if (marks.length < rows * words) {
            marks = new long[rows * words];
        }
        long marked = 0;
        for (int i = 0; i < rows; i++) {
            marked += markRow(x, i);
            boolean look = i == FIRST_ROWS - 1 || i == rows - 1;
            if (look && marked > most * (i + 1) * x.numCols) {
                return 1;
            }
        }
        return (double) marked / x.getNumElements();
    }

    private int markRow(FMatrixRMaj x, int i) {
        int marked = 0;
        for (int word = 0; word < words; word++) {
            int first = word * WORD;
            long found = SparseKernel.marks(x.data, i * x.numCols + first, Math.min(WORD, x.numCols - first));
            marks[i * words + word] = found;
            marked += Long.bitCount(found);
        }
        return marked;
    }

    /** How many words so many elements take. */
    static int words(int elements) {
        return (elements + WORD - 1) / WORD;
    }

    /** Has a kernel use, from row i on, those of columns from {@code word}·{@value #WORD} on. */
    void giveRows(SparseKernel kernel, int i, int word) {
        kernel.setMarks(marks, i * words + word, words);
    }

    /**
     * The marks of {@value #WORD} columns from column {@code word}·{@value #WORD} on.
     *
     * @param columns element r·{@value #WORD} + k gets those of column k in rows r·{@value #WORD} …, from bit 0 on
     */
    void turn(int word, long[] columns) {
        for (int first = 0; first < rows; first += WORD) {
            for (int i = first; i < first + WORD; i++) {
                columns[i] = i < rows ? marks[i * words + word] : 0;
            }
            BitMatrix.transpose(columns, first);
        }
    }
}
