package nablascope.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import nablascope.ui.text.Texts;
import org.junit.jupiter.api.Test;

final class DiffWordsTest {
    private final DiffWords words = new DiffWords(new Texts(Locale.ENGLISH));

    @Test
    void keys_have_the_field_s_names() {
        assertThat(words.name("optimizer.lr")).isEqualTo("Learning rate η");
        assertThat(words.name("schedule[0].step")).isEqualTo("Change 1: at step");
        assertThat(words.name("schedule[1].set.optimizer.lr")).isEqualTo("Change 2: Learning rate η");
        assertThat(words.name("schedule[0].set.optimizer.lr", List.of(682L)))
                .isEqualTo("Change 1 (step 682): Learning rate η");
        assertThat(words.name("model.layers[2].out")).isEqualTo("Layer 3: out");
        assertThat(words.name("data.format.kind")).isEqualTo("data › format › kind");
    }

    @Test
    void values_are_without_the_file_s_quotes() {
        assertThat(words.value("optimizer.type", "\"adam\"")).isEqualTo("adam");
        assertThat(words.value("optimizer.lr", "0.1")).isEqualTo("0.1");
        assertThat(words.value("clip.norm", "null")).isEqualTo("off");
        assertThat(words.value("optimizer.momentum", null)).isEqualTo("(default)");
        assertThat(words.value("clip.norm.max", null)).isEqualTo("off");
        assertThat(words.value("schedule[0].set.optimizer.lr", null)).isEqualTo("—");
    }
}
