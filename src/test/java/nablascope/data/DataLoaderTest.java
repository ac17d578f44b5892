package nablascope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Image;
import nablascope.data.Dataset.Values;
import nablascope.experiment.DataSpec;
import nablascope.experiment.DataSpec.Scaling;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.NumberArray;
import org.junit.jupiter.api.Test;

class DataLoaderTest {
    private static final Path FOLDER = Path.of(".");

    private static Split bundled(String name, double testFraction, Scaling scaling) {
        return DataLoader.load(new DataSpec.Bundled(name, testFraction, scaling), 7, FOLDER, true);
    }

    private static NumberArray array(int[] shape, float... values) {
        return new NumberArray(shape, values);
    }

    private static int[] classCounts(Dataset data) {
        Classes classes = (Classes) data.targets();
        int[] counts = new int[classes.outputs()];
        for (int label : classes.labels()) {
            counts[label]++;
        }
        return counts;
    }

    @Test
    void digitsAreTheOnesOfUci() {
        Dataset digits = bundled("digits", 0, Scaling.NONE).train();
        assertThat(digits.rows()).isEqualTo(1797);
        assertThat(digits.features()).isEqualTo(64);
        assertThat(digits.image()).isEqualTo(new Image(1, 8, 8));
        assertThat(((Classes) digits.targets()).names())
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        // The class counts and the first picture that scikit-learn's load_digits documents.
        assertThat(classCounts(digits)).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        assertThat(Arrays.copyOf(digits.x().data, 8)).containsExactly(0, 0, 5, 13, 9, 1, 0, 0);
        assertThat(((Classes) digits.targets()).labels()[0]).isZero();
    }

    @Test
    void irisHasFiftyFlowersOfEachKind() {
        Dataset iris = bundled("iris", 0, Scaling.NONE).train();
        assertThat(classCounts(iris)).containsExactly(50, 50, 50);
        assertThat(((Classes) iris.targets()).names()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(iris.featureNames()).first().isEqualTo("sepal_length_cm");
    }

    @Test
    void splitIsStratifiedAndLosesNoRow() {
        Split split = bundled("iris", 0.2, Scaling.NONE);
        Dataset validation = Objects.requireNonNull(split.validation());
        assertThat(classCounts(split.train())).containsExactly(40, 40, 40);
        assertThat(classCounts(validation)).containsExactly(10, 10, 10);
        double sum = 0;
        for (Dataset part : new Dataset[] {split.train(), validation}) {
            for (float value : part.x().data) {
                sum += value;
            }
        }
        // Fisher's means 5.843, 3.057, 3.758, 1.199, times 150.
        assertThat(sum).isCloseTo(150 * (5.843333 + 3.057333 + 3.758 + 1.199333), within(0.1));
        assertThat(split.steps()).extracting(Split.DataStep::messageKey).contains("data.split");
    }

    @Test
    void anotherSeedKeepsOtherRowsAside() {
        DataSpec spec = new DataSpec.Bundled("iris", 0.2, Scaling.NONE);
        Split one = DataLoader.load(spec, 1, FOLDER, true);
        Split again = DataLoader.load(spec, 1, FOLDER, true);
        Split other = DataLoader.load(spec, 2, FOLDER, true);
        assertThat(one.train().x().data).isEqualTo(again.train().x().data);
        assertThat(one.train().x().data).isNotEqualTo(other.train().x().data);
    }

    @Test
    void standardizingUsesTheTrainingRowsOnly() {
        Split split = bundled("iris", 0.2, Scaling.STANDARDIZE);
        Dataset train = split.train();
        for (int f = 0; f < 4; f++) {
            double mean = 0;
            double square = 0;
            for (int row = 0; row < train.rows(); row++) {
                mean += train.x().get(row, f) / train.rows();
                square += Math.pow(train.x().get(row, f), 2) / train.rows();
            }
            assertThat(mean).isCloseTo(0, within(1e-6));
            assertThat(square).isCloseTo(1, within(1e-5));
        }
        double validationMean = 0;
        for (float value : Objects.requireNonNull(split.validation()).x().data) {
            validationMean += value / 120;
        }
        assertThat(Math.abs(validationMean)).isGreaterThan(1e-4);
    }

    @Test
    void minMaxOfAPictureIsThatOfTheWholePicture() {
        Dataset digits = bundled("digits", 0.2, Scaling.MIN_MAX).train();
        Dataset raw = bundled("digits", 0.2, Scaling.NONE).train();
        for (int i = 0; i < raw.x().data.length; i++) {
            assertThat(digits.x().data[i]).isEqualTo(raw.x().data[i] / 16);
        }
    }

    @Test
    void constantColumnBecomesZero() {
        DataSpec.Inline spec =
                new DataSpec.Inline(array(new int[] {3, 2}, 0.1f, 1, 0.1f, 2, 0.1f, 3), array(new int[] {3}, 0, 1, 2));
        Dataset data = InlineData.read(spec, true).data();
        for (Scaling scaling : new Scaling[] {Scaling.MIN_MAX, Scaling.STANDARDIZE}) {
            Dataset scaled = Scaler.fit(data, scaling).apply(data, new ArrayList<>());
            assertThat(scaled.x().get(0, 0)).isCloseTo(0, within(1e-6f));
            assertThat(scaled.x().get(2, 0)).isCloseTo(0, within(1e-6f));
        }
    }

    @Test
    void classesBecomeOneHotRowsForALossOfValues() {
        Split split = DataLoader.load(new DataSpec.Bundled("iris", 0, Scaling.NONE), 7, FOLDER, false);
        Values values = (Values) split.train().targets();
        assertThat(values.outputs()).isEqualTo(3);
        assertThat(Arrays.copyOf(values.y().data, 3)).containsExactly(1, 0, 0);
        assertThat(Arrays.copyOfRange(values.y().data, 147 * 3, 148 * 3)).containsExactly(0, 0, 1);
        assertThat(split.steps()).extracting(Split.DataStep::messageKey).contains("data.oneHot");
    }

    @Test
    void inlineTargetsFollowTheLoss() {
        NumberArray x = array(new int[] {2, 1}, 5, 6);
        DataSpec spec = new DataSpec.Inline(x, array(new int[] {2}, 0, 3));
        Classes classes =
                (Classes) DataLoader.load(spec, 0, FOLDER, true).train().targets();
        assertThat(classes.labels()).containsExactly(0, 3);
        assertThat(classes.names()).containsExactly("0", "1", "2", "3");
        Values values = (Values) DataLoader.load(spec, 0, FOLDER, false).train().targets();
        assertThat(values.y().numRows).isEqualTo(2);
        assertThat(values.outputs()).isEqualTo(1);
        assertThat(DataLoader.load(spec, 0, FOLDER, false).validation()).isNull();
    }

    @Test
    void inlineSequencesHaveOneTargetPerRowOrPerStep() {
        NumberArray x = array(new int[] {1, 3, 2}, 1, 2, 3, 4, 5, 6);
        DataSpec perStep = new DataSpec.Inline(x, array(new int[] {1, 3}, 0, 1, 1));
        Dataset data = DataLoader.load(perStep, 0, FOLDER, true).train();
        assertThat(data.timeSteps()).isEqualTo(3);
        assertThat(data.features()).isEqualTo(2);
        assertThat(data.targets().steps()).isEqualTo(3);
        DataSpec values = new DataSpec.Inline(x, array(new int[] {1, 3, 1}, 7, 8, 9));
        assertThat(DataLoader.load(values, 0, FOLDER, false).train().targets().steps())
                .isEqualTo(3);
    }

    @Test
    void inlineMistakesAreNamedWithTheirKey() {
        NumberArray x = array(new int[] {2, 1}, 5, 6);
        assertThatThrownBy(() ->
                        DataLoader.load(new DataSpec.Inline(x, array(new int[] {2}, 0, 0.5f)), 0, FOLDER, true))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessageStartingWith("data.y has 0.5 in row 1");
        assertThatThrownBy(() ->
                        DataLoader.load(new DataSpec.Inline(x, array(new int[] {3}, 0, 1, 2)), 0, FOLDER, true))
                .hasMessageContaining("as many rows");
    }

    @Test
    void numbersAreNoClasses() {
        DataSpec sine = new DataSpec.Generated("sine", 10, 0, 2, 1, 1, 0, Scaling.NONE);
        assertThatThrownBy(() -> DataLoader.load(sine, 0, FOLDER, true))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessageStartingWith("loss.type is cross_entropy");
    }

    @Test
    void unknownBundledNameIsRefused() {
        assertThatThrownBy(() -> bundled("../digits", 0, Scaling.NONE)).hasMessageContaining("known are");
    }
}
