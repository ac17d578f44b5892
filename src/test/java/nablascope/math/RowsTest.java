package nablascope.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are copied whole, those asked for and no others. */
class RowsTest {
    private static final int ROWS = 40;
    private final Random random = new Random(1);

    /** Less than a vector, whole ones, and some numbers over. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 15, 16, 17, 31, 64, 100})
    void gathers_rows_of_all_widths(int columns) {
        FMatrixRMaj from = matrix(columns);
        int[] numbers = random.ints(ROWS, 0, ROWS).toArray();
        for (int[] range : new int[][] {{0, ROWS}, {0, 1}, {3, 12}, {5, 21}, {9, 9}, {31, ROWS}}) {
            FMatrixRMaj to = matrix(columns);
            FMatrixRMaj before = to.copy();
            Rows.gather(from, numbers, range[0], range[1], to);
            for (int i = 0; i < ROWS; i++) {
                boolean asked = i >= range[0] && i < range[1];
                assertThat(row(to, i)).isEqualTo(asked ? row(from, numbers[i]) : row(before, i));
            }
        }
    }

    @Test
    void refuses_a_row_that_is_not_there() {
        int[] numbers = IntStream.range(1, ROWS + 1).toArray();
        assertThatThrownBy(() -> Rows.gather(matrix(20), numbers, 0, ROWS, matrix(20)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static float[] row(FMatrixRMaj matrix, int i) {
        float[] row = new float[matrix.numCols];
        System.arraycopy(matrix.data, i * matrix.numCols, row, 0, row.length);
        return row;
    }

    private FMatrixRMaj matrix(int columns) {
        FMatrixRMaj matrix = new FMatrixRMaj(ROWS, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextFloat();
        }
        return matrix;
    }
}
