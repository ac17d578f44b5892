package nablascope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nablascope.data.Split.DataStep;
import org.junit.jupiter.api.Test;

class DataStepTest {
    private static final Path SOURCES = Path.of("src/main/java/nablascope/data");
    private static final Pattern STEP = Pattern.compile("new DataStep\\((.*?)List\\.of", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern GAP = Pattern.compile("\\{(\\d)");

    @Test
    void every_step_in_the_sources_has_a_sentence_in_both_languages() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                STEP.matcher(Files.readString(file))
                        .results()
                        .forEach(step -> keys.addAll(found(LITERAL, step.group(1))));
            }
        }

        assertThat(keys).hasSizeGreaterThan(12);
        assertThat(declared("steps.properties").stringPropertyNames()).isEqualTo(keys);
        assertThat(declared("steps_zh_CN.properties").stringPropertyNames()).isEqualTo(keys);
    }

    @Test
    void both_languages_fill_the_same_gaps() {
        Properties english = declared("steps.properties");
        Properties chinese = declared("steps_zh_CN.properties");
        for (String key : english.stringPropertyNames()) {
            assertThat(found(GAP, chinese.getProperty(key))).as(key).isEqualTo(found(GAP, english.getProperty(key)));
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toSet());
    }

    private static Properties declared(String resource) {
        Properties properties = new Properties();
        try (var in = Split.class.getResourceAsStream(resource)) {
            properties.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    @Test
    void sentences_are_words_not_keys() {
        DataStep step = new DataStep("data.warning.rowsDropped", List.of("iris.csv", 1234));
        assertThat(step.sentence(Locale.ENGLISH)).isEqualTo("iris.csv: 1,234 rows with missing values left out.");
        assertThat(step.sentence(Locale.SIMPLIFIED_CHINESE)).contains("iris.csv", "1,234", "缺失值");
    }
}
