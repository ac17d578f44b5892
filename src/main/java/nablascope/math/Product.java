package nablascope.math;

/**
 * The operands of C = start + A·B as strides over arrays, so that a transposed matrix needs no copy where lanes do not
 * run along it. Element (i, p) of A is {@code a[aAt + i·aRow + p·aCol]}, (p, j) of B {@code b[bAt + p·bRow + j]};
 * aRow or aCol is 1.
 * An array is only set when it is another one: writing a reference costs the garbage collector's book-keeping, which
 * for small products is more than their sums.
 */
final class Product {
    /** What all start from that start from nothing; read with strides 0. */
    private final float[] zeros = new float[1];

    int rows;
    int cols;
    int inner;
    float[] a = zeros;
    int aAt;
    int aRow;
    int aCol;
    float[] b = zeros;
    int bAt;
    int bRow;
    float[] c = zeros;
    int cRow;

    /** What element (i, j) starts from, {@code start[i·startRow + j·startCol]}: C itself, one row for all, or one zero. */
    float[] start = zeros;

    int startRow;

    /** 1; 0: all start from zero. */
    int startCol;

    void setShape(int newRows, int newCols, int newInner) {
        rows = newRows;
        cols = newCols;
        inner = newInner;
    }

    /** @param newRow and newCol: one of them is 1, tiles rely on it */
    void setA(float[] newA, int newAt, int newRow, int newCol) {
        assert newRow == 1 || newCol == 1 : newRow + ", " + newCol;
        if (a != newA) {
            a = newA;
        }
        aAt = newAt;
        aRow = newRow;
        aCol = newCol;
    }

    /** Whether A's columns lie together in its array, and not its rows. */
    boolean hasColumnsTogether() {
        return aCol != 1;
    }

    void setB(float[] newB, int newAt, int newRow) {
        if (b != newB) {
            b = newB;
        }
        bAt = newAt;
        bRow = newRow;
    }

    void setC(float[] newC, int newRow) {
        if (c != newC) {
            c = newC;
        }
        cRow = newRow;
    }

    void startFromZeros() {
        if (start != zeros) {
            start = zeros;
        }
        startRow = 0;
        startCol = 0;
    }

    /** @param newStart C itself, or a row for all of C's rows */
    void startFrom(float[] newStart, int newRow) {
        if (start != newStart) {
            start = newStart;
        }
        startRow = newRow;
        startCol = 1;
    }
}
