package nablascope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Values;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Csv.Missing;
import nablascope.experiment.DataSpec.Scaling;
import nablascope.experiment.InvalidExperimentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDataTest {
    @TempDir
    Path folder;

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("t.csv"), text);
    }

    private static Csv spec(List<String> target, Missing missing, double testFraction) {
        return new Csv("t.csv", null, target, null, null, null, '.', missing, testFraction, Scaling.NONE);
    }

    private Split load(Csv spec, boolean classification) {
        return DataLoader.load(spec, 3, folder, classification);
    }

    private Split load(String text, boolean classification) throws IOException {
        write(text);
        return load(spec(List.of("y"), Missing.REFUSE, 0), classification);
    }

    private static List<String> classNames(Split split) {
        return ((Classes) split.train().targets()).names();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "-2.5E-4,-2.5e-4", "+.5,0.5", "5.,5", "1e3,1000", "1e-50,0", "007,7"})
    void numbersAreRead(String text, float value) {
        assertThat(NumberText.parse(text, '.')).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "1f",
                "2d",
                "0x10",
                "1e",
                "e5",
                "1.2.3",
                "1,5",
                "NaN",
                "Infinity",
                "\u22121",
                "\uff11",
                "=1",
                "5%",
                "1 000",
                "1_000",
                "--1",
                "1-"
            })
    void nothingElseIsANumber(String text) {
        assertThat(NumberText.parse(text, '.')).isNaN();
    }

    @Test
    void decimalMarkMayBeAComma() {
        assertThat(NumberText.parse("-1,5e2", ',')).isEqualTo(-150);
        assertThat(NumberText.parse("1.5", ',')).isNaN();
    }

    @Test
    void classesAreOrderedAsNumbersOrAsText() throws IOException {
        assertThat(classNames(load("a,y\n1,10\n2,9.0\n3,9\n", true))).containsExactly("9", "10");
        Split text = load("a,y\n1,setosa\n2,iris\n3,setosa\n", true);
        assertThat(classNames(text)).containsExactly("iris", "setosa");
        assertThat(((Classes) text.train().targets()).labels()).containsExactly(1, 0, 1);
    }

    @Test
    void numbersAreValuesUnlessTheLossWantsClasses() throws IOException {
        Split split = load("a,y,b\n1,10,4\n2,9.5,5\n", false);
        assertThat(((Values) split.train().targets()).y().data).containsExactly(10, 9.5f);
        assertThat(split.train().x().data).containsExactly(1, 4, 2, 5);
        assertThat(split.train().featureNames()).containsExactly("a", "b");
        assertThat(load("a,y\n1,cat\n2,dog\n", false).train().targets().outputs())
                .isEqualTo(2);
    }

    @Test
    void severalTargetsAreSeveralOutputs() throws IOException {
        write("a;y;z\n1,5;10;4\n2;9,5;5\n");
        Csv spec = new Csv("t.csv", null, List.of("z", "y"), null, false, null, ',', Missing.REFUSE, 0, Scaling.NONE);
        Split split = load(spec, false);
        assertThat(((Values) split.train().targets()).y().data).containsExactly(4, 10, 5, 9.5f);
        assertThat(split.train().x().data).containsExactly(1.5f, 2);
    }

    @Test
    void meanComesFromTheTrainingRowsOnly() throws IOException {
        StringBuilder text = new StringBuilder("a,y\n");
        for (int i = 0; i < 20; i++) {
            text.append(i % 4 == 0 ? "" : i).append(',').append(i % 2).append('\n');
        }
        write(text.toString());
        Split split = load(spec(List.of("y"), Missing.MEAN, 0.5), true);
        double known = 0;
        int count = 0;
        float filled = Float.NaN;
        for (float value : split.train().x().data) {
            if (value == Math.rint(value) && (int) value % 4 != 0) {
                known += value;
                count++;
            } else {
                filled = value;
            }
        }
        assertThat(count).isBetween(1, 9);
        assertThat((double) filled).isCloseTo(known / count, within(1e-5));
        for (float value : Objects.requireNonNull(split.validation()).x().data) {
            assertThat(value == filled || (value == Math.rint(value) && value % 4 != 0))
                    .isTrue();
        }
    }

    @Test
    void incompleteRowsMayBeDropped() throws IOException {
        write("a,b,y\n1,,0\n3,4,1\n");
        Split split = load(spec(List.of("y"), Missing.DROP_ROW, 0), true);
        assertThat(split.train().x().data).containsExactly(3, 4);
        assertThat(split.steps()).extracting(Split.DataStep::messageKey).contains("data.warning.rowsDropped");
    }

    @Test
    void aTargetWithoutAnyValueIsRefusedWhateverIsChosen() throws IOException {
        write("a,y\n1,\n2,NA\n");
        assertThatThrownBy(() -> load(spec(List.of("y"), Missing.MEAN, 0), false))
                .hasMessageContaining("t.csv has no value of the target in any row");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", "N/A", "n/a", "#N/A", "NULL", "null", "?"})
    void wordsForNoValueAreGaps(String word) throws IOException {
        String rows = "a,b,y\n1,2,0\n3," + word + ",1\n5,8," + word + "\n";
        assertThatThrownBy(() -> load(rows, false))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(TableRemedy.of(e))
                                .containsExactly(TableRemedy.LEAVE_OUT_ROWS, TableRemedy.FILL_WITH_MEANS))
                .hasMessageContaining("line 3, column b: \"" + word + "\" stands for no value");
        Split dropped = load(spec(List.of("y"), Missing.DROP_ROW, 0), false);
        assertThat(dropped.train().x().data).containsExactly(1, 2);
        Split targeted = load(spec(List.of("y"), Missing.MEAN, 0), false);
        assertThat(targeted.train().x().data)
                .as("rows without a target teach nothing")
                .containsExactly(1, 2, 3, 2);
        assertThat(targeted.steps())
                .extracting(Split.DataStep::messageKey)
                .contains("data.warning.rowsWithoutTarget", "data.filledWithMean");

        Split filled = load(spec(List.of("a"), Missing.MEAN, 0), false);
        assertThat(filled.train().x().data).containsExactly(2, 0, 5, 1, 8, 0.5f);
        assertThat(TableScan.of(folder.resolve("t.csv"), null, '.').columns())
                .extracting(TableColumn::feature)
                .containsExactly(true, true, true);
    }

    @Test
    void aClassMayBeCalledNa() throws IOException {
        assertThat(classNames(load("a,y\n1,NA\n2,EU\n", true))).containsExactly("EU", "NA");
    }

    @Test
    void amongClassesThatAreNumbersNaIsAGap() throws IOException {
        String rows = "a,y\n1,0\n2,NA\n3,1\n";
        assertThatThrownBy(() -> load(rows, true)).hasMessageContaining("line 3, column y: \"NA\" stands for no value");
        write(rows);
        Split dropped = load(spec(List.of("y"), Missing.DROP_ROW, 0), true);
        assertThat(classNames(dropped)).containsExactly("0", "1");
        assertThat(dropped.train().x().data).containsExactly(1, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b,y\\n1,2,0\\n3,4\\n|line 3 has 2 of 3 fields",
                "a,b,y\\n1,2,0\\n3,4,1,5\\n|line 3 has 4 of 3 fields",
                "a,b,y\\n1,,0\\n|line 2, column b: the cell is empty",
                "a,a,y\\n1,2,0\\n|two columns named \"a\"",
                "1,2,3\\n4,5,6\\n|line 1 has numbers only",
                "a,y\\n1e39,0\\n|too large for a 32-bit number",
                "a,y\\n=1+1,0\\n|is a formula",
                "a,y\\n|no row",
                "y\\n1\\n|no column besides the target",
                " \\n  \\n|no line with column names",
                ",\\n1,2\\n|no names of columns",
                "# only a comment\\n|no line with column names",
                "a,y\\n1,5\\n2,5\\n|one class only, \"5\"",
                "a,y\\n1,\"0\\n|line 2"
            })
    void mistakesAreNamedWithTheirPlace(String text, String message) {
        assertThatThrownBy(() -> load(text.replace("\\n", "\n"), true))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageStartingWith("t.csv")
                .hasMessageContaining(message);
    }

    @Test
    void unknownColumnIsNamed() throws IOException {
        write("a,b\n1,2\n");
        assertThatThrownBy(() -> load(spec(List.of("y"), Missing.REFUSE, 0), true))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessage("data.target names \"y\", which is no column of t.csv; it has a, b");
    }

    @Test
    void encodingsAreTold() throws IOException {
        String chinese = "长度,种类\n1,红色\n2,蓝色\n";
        for (Charset charset : new Charset[] {Charset.forName("GB18030"), StandardCharsets.UTF_16}) {
            Files.write(folder.resolve("t.csv"), chinese.getBytes(charset));
            Split split = load(spec(List.of("种类"), Missing.REFUSE, 0), true);
            assertThat(split.train().featureNames()).containsExactly("长度");
            assertThat(classNames(split)).containsExactly("红色", "蓝色");
            assertThat(split.steps()).extracting(Split.DataStep::messageKey).contains("data.warning.encoding");
        }
        Files.write(folder.resolve("t.csv"), "größe,y\n1,é\n2,à\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(load(spec(List.of("y"), Missing.REFUSE, 0), true).train().featureNames())
                .containsExactly("größe");
    }

    @Test
    void inspectionProposesWhatCanBeLoaded() throws IOException {
        write("x;y\n1,5;2,5\n2,5;3,5\n4;5\n");
        DataFile found = DataFiles.inspect(folder.resolve("t.csv"));
        assertThat(found.classes()).isZero();
        Split split = DataLoader.load(Objects.requireNonNull(found.spec()), 0, folder, false);
        assertThat(split.train().rows()
                        + Objects.requireNonNull(split.validation()).rows())
                .isEqualTo(3);
    }

    @Test
    void whatIsChosenAboutATableIsDoneAndTold() throws IOException {
        write("name;x;y;kind\na;1,5;;rose\nb;2,5;4;lily\nc;4;6;\nd;3;5;rose\n");
        Path file = folder.resolve("t.csv");
        assertThatThrownBy(() -> DataFiles.inspect(file))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        refused -> assertThat(TableRemedy.of(refused)).containsExactly(TableRemedy.LEAVE_OUT_TEXT));
        assertThatThrownBy(() -> DataFiles.inspect(file, Set.of(TableRemedy.LEAVE_OUT_TEXT)))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        refused -> assertThat(TableRemedy.of(refused))
                                .containsExactly(TableRemedy.LEAVE_OUT_ROWS, TableRemedy.FILL_WITH_MEANS));
        DataFile filled = DataFiles.inspect(file, Set.of(TableRemedy.LEAVE_OUT_TEXT, TableRemedy.FILL_WITH_MEANS));
        assertThat(filled.rows()).as("all but the one without a target").isEqualTo(3);

        DataFile found = DataFiles.inspect(file, Set.of(TableRemedy.LEAVE_OUT_TEXT, TableRemedy.LEAVE_OUT_ROWS));
        assertThat(found.rows()).isEqualTo(2);
        assertThat(found.features()).isEqualTo(2);
        assertThat(found.classes()).isEqualTo(2);
        assertThat(found.warnings())
                .extracting(Split.DataStep::messageKey)
                .contains("data.warning.rowsDropped", "data.warning.columnsLeftOut");

        write("x,z,nothing,kind\n1,7,,rose\n2,many,,lily\n3,9,,rose\n");
        DataFile numbers = DataFiles.inspect(file, Set.of(TableRemedy.LEAVE_OUT_TEXT));
        assertThat(numbers.features())
                .as("neither text nor a column without values")
                .isEqualTo(1);
    }
}
