package nablascope.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ChoiceFormat;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import nablascope.experiment.Activation;
import nablascope.experiment.ClipMode;
import nablascope.experiment.DataSpec;
import nablascope.experiment.InitSpec;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.library.RunExport;
import nablascope.library.RunInfo;
import nablascope.session.Excursion;
import nablascope.train.Divergence;
import nablascope.train.FlightRecording;
import nablascope.ui.draft.DataSource;
import nablascope.ui.draft.LayerKind;
import nablascope.ui.draft.ModelKind;
import nablascope.ui.instruments.Instrument;
import nablascope.ui.run.Reinitialisation;
import nablascope.ui.run.Remedy;
import org.junit.jupiter.api.Test;

final class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java/nablascope");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z0-9_]+)+)\"");
    private static final Set<String> STEMS = Set.of(
            "chart",
            "formula",
            "file",
            "knob",
            "layer",
            "number",
            "presets",
            "problem",
            "race",
            "rules",
            "runs",
            "story",
            "structure",
            "transport",
            "window");

    @Test
    void both_languages_have_the_same_keys_with_the_same_gaps() {
        ResourceBundle english = Texts.bundle(Locale.ENGLISH);
        ResourceBundle chinese = Texts.bundle(Locale.SIMPLIFIED_CHINESE);

        assertThat(ownKeys(chinese)).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(gaps(chinese.getString(key))).as(key).isEqualTo(gaps(english.getString(key)));
        }
    }

    /** A bundle's key set includes its parent's; a message that Chinese takes from English is a missing one. */
    private static Set<String> ownKeys(ResourceBundle bundle) {
        return bundle.keySet().stream()
                .filter(key -> bundle.containsKey(key))
                .filter(key -> declared("/nablascope/ui/text/messages_zh_CN.properties")
                        .contains(key))
                .collect(Collectors.toSet());
    }

    private static Set<String> declared(String resource) {
        Properties properties = new Properties();
        try (var in = TextsTest.class.getResourceAsStream(resource)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames();
    }

    private static Set<String> gaps(String pattern) {
        Matcher matcher = Pattern.compile("\\{(\\d)").matcher(pattern);
        Set<String> gaps = new TreeSet<>();
        while (matcher.find()) {
            gaps.add(matcher.group(1));
        }
        return gaps;
    }

    @Test
    void every_message_is_a_sound_pattern_without_a_stray_quote() {
        for (Locale language : Texts.LANGUAGES) {
            ResourceBundle bundle = Texts.bundle(language);
            for (String key : bundle.keySet()) {
                MessageFormat pattern = new MessageFormat(bundle.getString(key), Locale.ROOT);
                Object[] args = {"a", "b", "c", "d"};
                for (int i = 0; i < pattern.getFormatsByArgumentIndex().length; i++) {
                    // A choice between singular and plural wants a number.
                    args[i] = pattern.getFormatsByArgumentIndex()[i] instanceof ChoiceFormat ? (Object) 7 : args[i];
                }
                String filled = pattern.format(args);
                assertThat(filled).as(key).doesNotContain("{");
                assertThat(bundle.getString(key).replace("''", "")).as(key).doesNotContain("'");
            }
        }
    }

    @Test
    void every_key_named_in_the_sources_exists() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(TextsTest::speaks).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    if (STEMS.contains(
                            matcher.group(1).substring(0, matcher.group(1).indexOf('.')))) {
                        named.add(matcher.group(1));
                    }
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(60);
        assertThat(Texts.bundle(Locale.ENGLISH).keySet()).containsAll(named);
    }

    private static boolean speaks(Path file) {
        String name = file.toString();
        return name.endsWith(".java") && name.contains("/ui/") && !name.contains("/ui/charts/");
    }

    @Test
    void every_choice_has_a_name() {
        List<Enum<?>> choices = Stream.<Enum<?>[]>of(
                        PenaltyForm.values(),
                        ClipMode.values(),
                        OptimizerSpec.Type.values(),
                        DataSource.values(),
                        DataSpec.Scaling.values(),
                        Activation.values(),
                        InitSpec.Scheme.values(),
                        LossSpec.Type.values(),
                        ModelKind.values(),
                        LayerKind.values(),
                        LayerSpec.Recurrent.Cell.values(),
                        ModelSpec.Norm.values(),
                        ModelSpec.Surface.Kind.values(),
                        DataSpec.Idx.Sequence.values(),
                        Divergence.Phase.values(),
                        Remedy.values(),
                        Reinitialisation.values(),
                        Excursion.Quantity.values(),
                        FlightRecording.Measure.values(),
                        RunInfo.Status.values(),
                        RunExport.Kind.values(),
                        Instrument.values())
                .flatMap(Arrays::stream)
                .toList();

        assertThat(Texts.bundle(Locale.ENGLISH).keySet())
                .containsAll(choices.stream().map(Texts::key).toList());
    }

    @Test
    void every_knob_has_a_name_and_help() {
        for (KnobSpec knob : KnobSpec.values()) {
            assertThat(Texts.bundle(Locale.ENGLISH).keySet())
                    .contains("knob." + knob.id() + ".name", "knob." + knob.id() + ".help");
        }
    }

    @Test
    void what_is_bound_follows_the_language_and_its_arguments() {
        Texts texts = new Texts(Locale.ENGLISH);
        var steps = new SimpleObjectProperty<>(1234L);
        var bound = texts.bind("story.step", steps);
        var label = new SimpleStringProperty();
        label.addListener((_, _, _) -> {}); // a label is asked for its text while the language changes
        label.bind(bound);

        assertThat(bound.get()).isEqualTo("step 1,234");
        texts.language().set(Locale.SIMPLIFIED_CHINESE);
        assertThat(label.get()).isEqualTo("第 1,234 步");
        steps.set(5L);
        assertThat(bound.get()).isEqualTo("第 5 步");
    }
}
