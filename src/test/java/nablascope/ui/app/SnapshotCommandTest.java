package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nablascope.cli.NablaScopeCli;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SnapshotCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--set dropout=2",
                "--set dropout=NaN",
                "--set clip=0",
                "--set lr=-1",
                "--set eta=1",
                "--set lr",
                "--size 0x0",
                "--size 1x2x3",
                "--size 99999x99999",
                "--theme pink",
                "--lang fr",
                "--preset nothing",
                "--steps -1",
                "nothing.experiment.json"
            })
    void what_is_wrong_is_one_sentence_and_exit_code_2(String line) {
        Path picture = folder.resolve("x.png");
        List<String> args = new ArrayList<>(List.of("snapshot", "--out", picture.toString()));
        args.addAll(List.of(line.split(" ")));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int code = NablaScopeCli.run(
                args, Map.of("snapshot", new SnapshotCommand()), new PrintWriter(out), new PrintWriter(err));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).doesNotContain("Exception", "problem.");
        assertThat(out.toString()).isEmpty();
        assertThat(picture).doesNotExist();
    }
}
