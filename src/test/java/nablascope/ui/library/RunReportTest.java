package nablascope.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import nablascope.library.Verdict;
import nablascope.ui.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunReportTest {
    private static String words(Verdict verdict, String language) {
        return new RunReport(RunJob.Kind.VERIFY, "run", verdict, 40, false, 0, false)
                .words(new Texts(Locale.forLanguageTag(language)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void a_difference_names_the_version_that_kept_the_run(String language) {
        Verdict.Difference difference = new Verdict.Difference(3, 4, "loss");
        String same = words(new Verdict(40, 40, difference, null), language);
        String other = words(new Verdict(40, 40, difference, "0.1.0"), language);
        assertThat(other).startsWith(same).contains("0.1.0");
        assertThat(same).doesNotContain("0.1.0");
    }

    @Test
    void equality_needs_no_version() {
        assertThat(words(new Verdict(40, 40, null, "0.1.0"), "en")).doesNotContain("0.1.0");
    }
}
