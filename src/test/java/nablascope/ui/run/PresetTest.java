package nablascope.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import nablascope.ui.support.FxExtension;
import nablascope.ui.text.Texts;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(FxExtension.class)
class PresetTest {
    static Stream<Preset> presets() {
        return Stream.concat(Preset.BUILT_IN.stream(), Stream.of(Preset.mnist(Path.of(""), "images", "labels")));
    }

    /** By its title a kept run is known again as one of a preset. */
    @ParameterizedTest
    @MethodSource("presets")
    void its_file_has_the_title_that_the_window_gives_it_in_english(Preset preset) {
        String title = preset.experiment().about().title();
        assertThat(title).isEqualTo(new Texts(Locale.ENGLISH).get(preset.titleKey()));
        assertThat(Preset.shownTitle(new Texts(Locale.SIMPLIFIED_CHINESE), title))
                .isEqualTo(new Texts(Locale.SIMPLIFIED_CHINESE).get(preset.titleKey()));
    }
}
