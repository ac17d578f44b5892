package nablascope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import nablascope.data.Dataset;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Values;
import nablascope.data.Split;
import nablascope.experiment.LossSpec;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples are those of scikit-learn's page on r2_score. */
final class RSquaredTest {
    private static final float[][] ONE = {{3}, {-0.5f}, {2}, {7}};
    private static final float[][] ONE_ANSWERED = {{2.5f}, {0}, {2}, {8}};
    private static final float[][] TWO = {{0.5f, 1}, {-1, 1}, {7, -6}};
    private static final float[][] TWO_ANSWERED = {{0, 2}, {-1, 2}, {8, -5}};

    private static Split rows(float[][] y) {
        FMatrixRMaj x = new FMatrixRMaj(y.length, 1);
        Values values = new Values(new FMatrixRMaj(y), 1, y[0].length);
        return new Split(new Dataset("rows", x, 1, values, List.of("x"), null), null, List.of());
    }

    private static double meanSquare(float[][] y, float[][] answers) {
        double sum = 0;
        for (int row = 0; row < y.length; row++) {
            for (int i = 0; i < y[row].length; i++) {
                sum += Math.pow(y[row][i] - answers[row][i], 2);
            }
        }
        return sum / y.length / y[0].length;
    }

    private static @Nullable RSquared of(LossSpec.Type type, boolean sum, float[][] y) {
        return RSquared.of(new LossSpec(type, sum, 1, 0), rows(y));
    }

    private static RSquared there(LossSpec.Type type, boolean sum, float[][] y) {
        return Objects.requireNonNull(of(type, sum, y));
    }

    @Test
    void one_output_is_as_published() {
        double loss = meanSquare(ONE, ONE_ANSWERED);
        assertThat(there(LossSpec.Type.MSE, false, ONE).at(loss)).isCloseTo(0.948, within(1e-3));
        assertThat(there(LossSpec.Type.HALF_MSE, false, ONE).at(loss / 2)).isCloseTo(0.948, within(1e-3));
        assertThat(there(LossSpec.Type.MSE, true, ONE).at(loss * 4)).isCloseTo(0.948, within(1e-3));
    }

    @Test
    void several_outputs_are_weighted_by_their_variance() {
        assertThat(there(LossSpec.Type.MSE, false, TWO).at(meanSquare(TWO, TWO_ANSWERED)))
                .isCloseTo(0.938, within(1e-3));
    }

    @Test
    void exact_answers_have_1_and_the_means_0() {
        assertThat(there(LossSpec.Type.MSE, false, ONE).at(0)).isEqualTo(1);
        float mean = (3 - 0.5f + 2 + 7) / 4;
        float[][] means = {{mean}, {mean}, {mean}, {mean}};
        assertThat(there(LossSpec.Type.MSE, false, ONE).at(meanSquare(ONE, means)))
                .isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(names = {"MAE", "HUBER", "BCE_LOGITS"})
    void other_losses_say_nothing_of_squares(LossSpec.Type type) {
        assertThat(of(type, false, ONE)).isNull();
    }

    @Test
    void there_is_none_of_classes_and_of_rows_that_do_not_differ() {
        assertThat(of(LossSpec.Type.MSE, false, new float[][] {{2}, {2}})).isNull();
        Classes classes = new Classes(new int[] {0, 1}, 1, List.of("a", "b"));
        Dataset answers = new Dataset("rows", new FMatrixRMaj(2, 1), 1, classes, List.of("x"), null);
        assertThat(RSquared.of(new LossSpec(LossSpec.Type.CROSS_ENTROPY), new Split(answers, null, List.of())))
                .isNull();
    }
}
