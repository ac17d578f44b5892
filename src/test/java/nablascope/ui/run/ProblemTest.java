package nablascope.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import nablascope.data.DataFiles;
import nablascope.experiment.ExperimentFile;
import nablascope.ui.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The banner's sentence about an error, in both languages. */
class ProblemTest {
    private final Texts english = new Texts(Locale.ENGLISH);
    private final Texts chinese = new Texts(Locale.SIMPLIFIED_CHINESE);

    @TempDir
    Path folder;

    private static String told(Texts texts, Throwable error) {
        Problem problem = Problem.of(error);
        return texts.get(problem.key(), problem.detail());
    }

    @Test
    void a_table_that_cannot_be_used() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "a,b,y\n1,2,3\n4,=A1,6\n");
        Throwable error = catchThrowable(() -> DataFiles.inspect(file));

        assertThat(error).hasMessage("t.csv, line 3, column b: \"=A1\" is a formula. Save the values instead.");
        assertThat(told(english, error)).isEqualTo("These data cannot be used: " + error.getMessage());
        assertThat(told(chinese, error)).isEqualTo("这些数据无法使用：t.csv 第 3 行 b 列：\"=A1\" 是公式。请改存它的值。");
    }

    @Test
    void an_experiment_that_cannot_be_read() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "{\n\"seed\": 1,\n\"seed\": 2}");
        Throwable error = catchThrowable(() -> ExperimentFile.read(file));

        assertThat(told(english, error)).isEqualTo("This experiment cannot run: " + error.getMessage() + ".");
        assertThat(told(chinese, error))
                .startsWith("这个实验无法运行：" + file + "：第 3 行第 ")
                .endsWith(" 列的键前面已经有了，请删去其中一个。");
    }

    @Test
    void a_disk_that_is_full() {
        Throwable error = new FileSystemException("a.json", null, "No space left on device");

        assertThat(told(english, error)).contains("a.json: No space left on device");
        assertThat(told(chinese, error)).contains("a.json：磁盘空间不足");
    }
}
