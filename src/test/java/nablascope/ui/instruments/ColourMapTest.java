package nablascope.ui.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColourMapTest {
    private final ColourMap map = new ColourMap();

    /** Rows of matplotlib's table {@code _viridis_data} (lib/matplotlib/_cm_listed.py). */
    @ParameterizedTest
    @CsvSource({
        "0, 0.267004, 0.004874, 0.329415",
        "64, 0.229739, 0.322361, 0.545706",
        "128, 0.127568, 0.566949, 0.550556",
        "192, 0.369214, 0.788888, 0.382914",
        "255, 0.993248, 0.906157, 0.143936"
    })
    void colours_are_those_of_the_published_table(int row, double red, double green, double blue) {
        int argb = map.at(row / 255.0);
        assertThat(near(argb >> 16 & 255, red)).isTrue();
        assertThat(near(argb >> 8 & 255, green)).isTrue();
        assertThat(near(argb & 255, blue)).isTrue();
        assertThat(argb >>> 24).isEqualTo(255);
    }

    private static boolean near(int channel, double expected) {
        return Math.abs(channel - 255 * expected) <= 4;
    }

    @Test
    void more_is_brighter_and_what_lies_outside_has_the_end_colours() {
        double before = -1;
        for (int i = 0; i <= 50; i++) {
            double luminance = luminance(map.at(i / 50.0));
            assertThat(luminance).isGreaterThan(before);
            before = luminance;
        }
        assertThat(map.at(-3)).isEqualTo(map.at(0));
        assertThat(map.at(1e9)).isEqualTo(map.at(1));
    }

    /** Relative luminance, ITU-R BT.709. */
    private static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16 & 255) + 0.7152 * linear(argb >> 8 & 255) + 0.0722 * linear(argb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
