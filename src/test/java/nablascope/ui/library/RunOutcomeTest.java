package nablascope.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunLabels;
import nablascope.library.RunSummary;
import nablascope.ui.support.FxExtension;
import nablascope.ui.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class RunOutcomeTest {
    private final Texts english = new Texts(Locale.ENGLISH);

    private static RunInfo run(RunInfo.Status status, long steps) {
        RunSummary summary = new RunSummary(steps, 0, 1f, 1f, null, List.of(), null);
        return new RunInfo(
                new RunId("a"),
                status,
                "",
                Instant.EPOCH,
                1,
                10,
                summary,
                null,
                new RunLabels("", List.of(), ""),
                List.of());
    }

    @Test
    void a_run_that_has_done_all_its_steps_is_not_told_to_be_recorded() {
        assertThat(RunOutcome.of(run(RunInfo.Status.RUNNING, 9)).words(english)).isEqualTo("being recorded");
        assertThat(RunOutcome.of(run(RunInfo.Status.RUNNING, 10)).words(english))
                .isEqualTo("finished, still open");
        assertThat(RunOutcome.of(run(RunInfo.Status.FINISHED, 10)).words(english))
                .isEqualTo("finished");
    }
}
