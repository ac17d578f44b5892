package nablascope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Csv.Missing;
import nablascope.experiment.DataSpec.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What columns of tables are taken for. */
final class TableColumnsTest {
    @TempDir
    private Path folder;

    private List<TableColumn> columns(String text, char decimal) throws IOException {
        Files.writeString(folder.resolve("t.csv"), text);
        Csv table = new Csv("t.csv", null, List.of("?"), null, null, null, decimal, Missing.REFUSE, 0, Scaling.NONE);
        return DataFiles.columns(table, folder);
    }

    @Test
    void numbers_text_classes_and_empty_columns_are_told_apart() throws IOException {
        assertThat(columns("""
                        weight,kind,grade,note,mixed
                        1.5,rose,1,,7
                        2.25,tulip,2.0,,seven
                        ,rose,1,,8
                        """, '.'))
                .containsExactly(
                        new TableColumn("weight", 2, true, false, false),
                        new TableColumn("kind", 2, false, true, true),
                        new TableColumn("grade", 2, true, false, true),
                        new TableColumn("note", 0, true, false, true),
                        new TableColumn("mixed", 3, false, true, true));
    }

    @Test
    void only_what_has_values_is_learned_and_only_numbers_are_given_to_a_network() throws IOException {
        List<TableColumn> columns = columns("a;b;c\n1,5;x;\n2,5;y;\n", ',');
        assertThat(columns).extracting(TableColumn::feature).containsExactly(true, false, false);
        assertThat(columns).extracting(TableColumn::target).containsExactly(true, true, false);
    }

    @Test
    void what_must_be_corrected_first_is_no_feature_and_one_value_nothing_to_learn() throws IOException {
        List<TableColumn> columns = columns("share,date,approved,same\n5%,2024-01-02,+,a\n7%,2024-01-03,-,a\n", '.');
        assertThat(columns).extracting(TableColumn::text).containsExactly(false, false, false, true);
        assertThat(columns).noneMatch(TableColumn::feature);
        assertThat(columns).extracting(TableColumn::target).containsExactly(true, true, true, false);
    }

    @Test
    void a_column_goes_by_its_name_however_a_file_writes_it() throws IOException {
        String name = "a name that is longer than forty characters are";
        TableColumn column = columns(name + ",b\n1,2\n", '.').getFirst();
        assertThat(column.is(name)).isTrue();
        assertThat(column.is(" " + name)).isTrue();
        assertThat(column.is("b")).isFalse();
    }

    @Test
    void many_values_are_a_quantity_or_only_text() throws IOException {
        StringBuilder text = new StringBuilder("year,name,id,late\n");
        for (int i = 0; i < 1500; i++) {
            text.append(1900 + i % 60)
                    .append(",person ")
                    .append(i)
                    .append(',')
                    .append(i)
                    .append(',')
                    .append(i < 1400 ? "" + i : "none")
                    .append('\n');
        }
        List<TableColumn> columns = columns(text.toString(), '.');
        assertThat(columns).extracting(TableColumn::classes).containsExactly(true, false, false, false);
        assertThat(columns).extracting(TableColumn::numbers).containsExactly(true, false, true, false);
        assertThat(columns).extracting(TableColumn::target).containsExactly(true, false, true, false);
    }
}
