package nablascope.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunLabels;
import nablascope.library.RunSummary;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class ChartedRunsTest {
    private static RunInfo run(String id, String title, long second) {
        RunSummary summary = new RunSummary(10, 0, 1f, 1f, null, List.of(), null);
        return new RunInfo(
                new RunId(id),
                RunInfo.Status.FINISHED,
                title,
                Instant.ofEpochSecond(second),
                1,
                10,
                summary,
                null,
                new RunLabels("", List.of(), ""),
                List.of());
    }

    @Test
    void runs_called_the_same_are_numbered_as_they_were_started_in_whatever_order_they_are_shown() {
        RunInfo first = run("a", "Ten layers", 100);
        RunInfo second = run("b", "Ten layers", 200);
        RunInfo other = run("c", "Digits", 50);
        assertThat(ChartedRuns.names(List.of(second, other, first)))
                .containsExactly("Ten layers (2)", "Digits", "Ten layers");
        assertThat(ChartedRuns.names(List.of(first, second))).containsExactly("Ten layers", "Ten layers (2)");
    }
}
