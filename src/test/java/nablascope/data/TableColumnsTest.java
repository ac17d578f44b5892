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
                        2.25,tulip,2.0,,n/a
                        ,rose,1,,8
                        """, '.'))
                .containsExactly(
                        new TableColumn("weight", true, false, false),
                        new TableColumn("kind", true, true, true),
                        new TableColumn("grade", true, false, true),
                        new TableColumn("note", false, false, true),
                        new TableColumn("mixed", true, true, true));
    }

    @Test
    void only_what_has_values_is_learned_and_only_numbers_are_given_to_a_network() throws IOException {
        List<TableColumn> columns = columns("a;b;c\n1,5;x;\n2,5;y;\n", ',');
        assertThat(columns).extracting(TableColumn::feature).containsExactly(true, false, false);
        assertThat(columns).extracting(TableColumn::target).containsExactly(true, true, false);
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
        assertThat(columns)
                .containsExactly(
                        new TableColumn("year", true, false, true),
                        new TableColumn("name", true, true, false),
                        new TableColumn("id", true, false, false),
                        new TableColumn("late", true, true, false));
        assertThat(columns).extracting(TableColumn::target).containsExactly(true, false, true, false);
    }
}
