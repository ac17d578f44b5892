package nablascope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Values;
import nablascope.experiment.DataSpec.Generated;
import nablascope.experiment.DataSpec.Scaling;
import nablascope.experiment.InvalidExperimentException;
import org.junit.jupiter.api.Test;

class SequenceGeneratorsTest {
    private static Dataset make(String name, int rows, int timeSteps) {
        return Generators.generate(new Generated(name, rows, 0, 2, 2, timeSteps, 0, Scaling.NONE), 5)
                .data();
    }

    /** The symbol that is 1 at a time step of a one-hot sequence. */
    private static int symbol(Dataset data, int row, int t) {
        int width = data.features();
        int found = -1;
        for (int f = 0; f < width; f++) {
            float value = data.x().get(row, t * width + f);
            assertThat(value).isIn(0f, 1f);
            if (value == 1) {
                assertThat(found).isEqualTo(-1);
                found = f;
            }
        }
        return found;
    }

    @Test
    void addingSumsTheTwoMarkedValues() {
        Dataset data = make("adding", 5000, 21);
        Values targets = (Values) data.targets();
        double squareOfOne = 0;
        for (int row = 0; row < data.rows(); row++) {
            double sum = 0;
            int markers = 0;
            for (int t = 0; t < 21; t++) {
                if (data.x().get(row, 2 * t + 1) == 1) {
                    sum += data.x().get(row, 2 * t);
                    assertThat(t < 10).isEqualTo(markers == 0);
                    markers++;
                }
            }
            assertThat(markers).isEqualTo(2);
            assertThat((double) targets.y().data[row]).isCloseTo(sum, within(1e-6));
            squareOfOne += Math.pow(targets.y().data[row] - 1, 2) / data.rows();
        }
        // The variance of the sum of two uniform numbers, which the papers give as 0.167.
        assertThat(squareOfOne).isCloseTo(1 / 6.0, within(0.01));
    }

    @Test
    void copyMemoryAsksForTheFirstTenSymbolsAtTheEnd() {
        int length = 35;
        Dataset data = make("copy-memory", 20, length);
        Classes classes = (Classes) data.targets();
        assertThat(data.features()).isEqualTo(10);
        assertThat(classes.outputs()).isEqualTo(9);
        assertThat(classes.steps()).isEqualTo(length);
        for (int row = 0; row < 20; row++) {
            int[] labels = Arrays.copyOfRange(classes.labels(), row * length, (row + 1) * length);
            for (int t = 0; t < length; t++) {
                int symbol = symbol(data, row, t);
                if (t < 10) {
                    assertThat(symbol).isBetween(0, 7);
                    assertThat(labels[25 + t]).isEqualTo(symbol);
                } else {
                    assertThat(symbol).isEqualTo(t == 24 ? 9 : 8);
                }
                if (t < 25) {
                    assertThat(labels[t]).isEqualTo(8);
                }
            }
        }
        assertThatThrownBy(() -> make("copy-memory", 20, 20))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessageStartingWith("data.timeSteps is 20");
    }

    @Test
    void temporalOrderHasItsTwoSymbolsInTheirWindows() {
        Dataset data = make("temporal-order", 4000, 20);
        Classes classes = (Classes) data.targets();
        int[] counts = new int[4];
        for (int row = 0; row < data.rows(); row++) {
            StringBuilder relevant = new StringBuilder();
            for (int t = 0; t < 20; t++) {
                int symbol = symbol(data, row, t);
                if (symbol >= 4) {
                    assertThat(t).isIn(relevant.isEmpty() ? Arrays.asList(2, 3, 4) : Arrays.asList(10, 11, 12));
                    relevant.append(symbol == 4 ? 'A' : 'B');
                }
            }
            int label = classes.labels()[row];
            assertThat(classes.names().get(label)).isEqualTo(relevant.toString());
            counts[label]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(880, 1120); // 1000 ± 4.4 standard deviations
        }
    }
}
