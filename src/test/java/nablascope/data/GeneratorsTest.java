package nablascope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Values;
import nablascope.experiment.DataSpec.Generated;
import nablascope.experiment.DataSpec.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorsTest {
    private static Dataset make(String name, int rows, double noise, int classes, int features) {
        Generated spec = new Generated(name, rows, noise, classes, features, 30, 0, Scaling.NONE);
        return Generators.generate(spec, 11).data();
    }

    private static int[] labels(Dataset data) {
        return ((Classes) data.targets()).labels();
    }

    @ParameterizedTest
    @ValueSource(strings = {"blobs", "moons", "circles", "spirals", "xor"})
    void noiseMovesTheSamePoints(String name) {
        Dataset clean = make(name, 2000, 0, 3, 2);
        Dataset noisy = make(name, 2000, 0.1, 3, 2);
        assertThat(labels(noisy)).isEqualTo(labels(clean));
        double square = 0;
        for (int i = 0; i < clean.x().data.length; i++) {
            square += Math.pow(noisy.x().data[i] - clean.x().data[i], 2);
        }
        assertThat(Math.sqrt(square / clean.x().data.length)).isCloseTo(0.1, within(0.005));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blobs", "moons", "circles", "spirals", "xor", "plane", "sine"})
    void moreRowsLeaveTheFirstWhereTheyAre(String name) {
        Dataset few = make(name, 10, 0.3, 2, 2);
        Dataset many = make(name, 50, 0.3, 2, 2);
        assertThat(many.x().data).startsWith(few.x().data);
    }

    @Test
    void circlesHaveTheirRadii() {
        Dataset data = make("circles", 99, 0, 3, 2);
        for (int row = 0; row < 99; row++) {
            double radius = Math.hypot(data.x().get(row, 0), data.x().get(row, 1));
            assertThat(radius).isCloseTo((3.0 - row % 3) / 3, within(1e-6));
        }
    }

    @Test
    void moonsLieOnTheirHalfCircles() {
        Dataset data = make("moons", 100, 0, 2, 2);
        for (int row = 0; row < 100; row++) {
            boolean upper = labels(data)[row] == 0;
            double x = data.x().get(row, 0) - (upper ? 0 : 1);
            double y = data.x().get(row, 1) - (upper ? 0 : 0.5);
            assertThat(Math.hypot(x, y)).isCloseTo(1, within(1e-6));
            assertThat(upper ? y : -y).isGreaterThanOrEqualTo(-1e-6);
        }
    }

    @Test
    void spiralsAngleFollowsTheRadius() {
        Dataset data = make("spirals", 200, 0, 4, 2);
        for (int row = 0; row < 200; row++) {
            double x = data.x().get(row, 0);
            double y = data.x().get(row, 1);
            double turns = Math.atan2(y, x) / (2 * Math.PI) - 1.75 * Math.hypot(x, y) / 5 - labels(data)[row] / 4.0;
            assertThat(turns - Math.rint(turns)).isCloseTo(0, within(1e-4));
        }
    }

    @Test
    void xorIsTheParityOfTheSigns() {
        Dataset data = make("xor", 300, 0, 2, 3);
        for (int row = 0; row < 300; row++) {
            float product =
                    data.x().get(row, 0) * data.x().get(row, 1) * data.x().get(row, 2);
            assertThat(labels(data)[row]).isEqualTo(product < 0 ? 1 : 0);
            assertThat(Math.abs(data.x().get(row, 0))).isBetween(0.3f, 5f);
        }
    }

    @Test
    void blobsSpreadByOneAroundTheirCentres() {
        Dataset data = make("blobs", 30_000, 0, 3, 5);
        for (int f = 0; f < 5; f++) {
            double sum = 0;
            double square = 0;
            for (int row = 1; row < 30_000; row += 3) {
                sum += data.x().get(row, f);
                square += Math.pow(data.x().get(row, f), 2);
            }
            double mean = sum / 10_000;
            assertThat(mean).isBetween(-10.1, 10.1);
            assertThat(square / 10_000 - mean * mean).isCloseTo(1, within(0.06));
        }
    }

    @Test
    void planeIsLinear() {
        Dataset data = make("plane", 4, 0, 2, 1);
        Values values = (Values) data.targets();
        double slope = slope(data, values, 0, 1);
        assertThat(slope(data, values, 2, 3)).isCloseTo(slope, within(1e-4 * Math.abs(slope) + 1e-4));
    }

    private static double slope(Dataset data, Values values, int a, int b) {
        return (values.y().data[a] - values.y().data[b]) / (data.x().data[a] - data.x().data[b]);
    }

    @Test
    void sineIsASine() {
        Dataset data = make("sine", 50, 0, 2, 1);
        Values values = (Values) data.targets();
        for (int row = 0; row < 50; row++) {
            assertThat(values.y().data[row])
                    .isCloseTo((float) Math.sin(2 * Math.PI * data.x().data[row]), within(1e-5f));
        }
    }

    @Test
    void whatCannotFitIsRefusedBeforeAllocation() {
        assertThatThrownBy(() -> make("blobs", 10_000_000, 0, 2, 10_000))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("GiB");
    }
}
