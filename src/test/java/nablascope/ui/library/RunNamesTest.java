package nablascope.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nablascope.library.OwnChange;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunLabels;
import nablascope.library.RunParent;
import nablascope.library.RunSummary;
import nablascope.ui.support.FxExtension;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class RunNamesTest {
    private static final RunParent FIRST = new RunParent(new RunId("a"), 40);

    private final RunNames english = new RunNames(new Texts(Locale.ENGLISH));
    private final RunNames chinese = new RunNames(new Texts(Locale.SIMPLIFIED_CHINESE));

    private static RunInfo run(String id, String title, long second) {
        return run(id, title, second, null, "");
    }

    private static RunInfo run(String id, String title, long second, @Nullable RunParent parent, String name) {
        RunSummary summary = new RunSummary(10, 0, 1f, 1f, null, List.of(), null);
        return new RunInfo(
                new RunId(id),
                RunInfo.Status.FINISHED,
                title,
                Instant.ofEpochSecond(second),
                1,
                10,
                summary,
                parent,
                new RunLabels(name, List.of(), ""),
                List.of());
    }

    @Test
    void runs_called_the_same_are_numbered_as_they_were_started_in_whatever_order_they_are_shown() {
        RunInfo first = run("a", "Ten layers", 100);
        RunInfo second = run("b", "Ten layers", 200);
        RunInfo other = run("c", "Digits", 50);
        assertThat(english.names(List.of(second, other, first)))
                .containsExactly("Ten layers (2)", "Digits", "Ten layers");
        assertThat(english.names(List.of(first, second))).containsExactly("Ten layers", "Ten layers (2)");
    }

    @Test
    void a_preset_goes_by_its_name_in_the_language_of_the_window() {
        RunInfo run = run("a", "Exploding gradients", 100);
        assertThat(english.name(run)).isEqualTo("Exploding gradients");
        assertThat(chinese.name(run)).isEqualTo("梯度爆炸");
        assertThat(chinese.name(run("b", "My own", 100))).isEqualTo("My own");
        assertThat(chinese.name(run("c", "Exploding gradients", 100, null, "Mine")))
                .isEqualTo("Mine");
    }

    @Test
    void a_branch_goes_by_the_knob_that_made_it_or_by_its_first_step() {
        var change = new OwnChange(41, Map.of("optimizer.lr", 10));
        RunInfo changed = run("b", "Digits", 200, new RunParent(FIRST.run(), 40, change), "");
        RunInfo unchanged = run("c", "Digits", 300, FIRST, "");
        assertThat(english.name(changed)).isEqualTo("η 10 from step 41");
        assertThat(english.name(unchanged)).isEqualTo("branch from step 40");
        assertThat(english.names(List.of(changed, unchanged))).doesNotHaveDuplicates();
    }
}
