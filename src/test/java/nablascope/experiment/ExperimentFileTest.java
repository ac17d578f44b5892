package nablascope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentFileTest {
    @TempDir
    Path folder;

    static List<Path> goldens() throws IOException, URISyntaxException {
        return files("/parity", ".experiment.json");
    }

    static List<Path> files(String resources, String end) throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ExperimentFileTest.class.getResource(resources))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(end)).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void golden_experiments_read_write_and_read_again_equal(Path golden) throws IOException {
        Experiment experiment = ExperimentFile.read(golden);
        Path copy = folder.resolve("copy.experiment.json");

        ExperimentFile.write(experiment, copy);

        Experiment again = ExperimentFile.read(copy);
        assertThat(again).usingRecursiveComparison().isEqualTo(experiment);
        assertThat(ExperimentFile.toJson(again)).isEqualTo(Files.readString(copy));
    }

    /** The numbers that PyTorch got must be the numbers that we write. */
    @ParameterizedTest
    @MethodSource("goldens")
    void writing_keeps_every_number_of_the_data(Path golden) throws IOException {
        String original = Files.readString(golden).replaceAll("\\s", "");
        String written = ExperimentFile.toJson(ExperimentFile.read(golden)).replaceAll("\\s", "");
        String x = original.substring(original.indexOf("\"x\":"), original.indexOf("\"y\":"));

        assertThat(written).contains(x.replaceAll("(?<!-0)\\.0([,\\]])", "$1"));
    }

    record Verdict(Path file, boolean accept) {}

    static List<Verdict> verdicts() throws IOException, URISyntaxException {
        List<Path> files = files("/badinputs/experiment", ".json");
        List<String> manifest = Files.readAllLines(files.getFirst().resolveSibling("MANIFEST.csv"));
        return files.stream()
                .map(file -> new Verdict(
                        file,
                        manifest.stream()
                                .anyMatch(line -> line.startsWith("experiment/" + file.getFileName())
                                        && line.split(",", -1)[2].equals("accept"))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void bad_inputs_get_their_verdict_in_any_locale(Verdict verdict) throws IOException {
        Locale before = Locale.getDefault();
        try {
            for (String language : List.of("en", "tr", "de", "ar", "zh")) {
                Locale.setDefault(Locale.of(language));
                judge(verdict);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void judge(Verdict verdict) throws IOException {
        if (verdict.accept) {
            assertThat(ExperimentFile.read(verdict.file)).isNotNull();
        } else {
            assertThatThrownBy(() -> ExperimentFile.read(verdict.file))
                    .isInstanceOf(InvalidExperimentException.class)
                    .hasMessageStartingWith(verdict.file.toString() + ": ")
                    .message()
                    .matches("[\\p{Print}…]+")
                    .hasSizeLessThan(600);
        }
    }

    @Test
    void a_giant_title_is_refused_without_reading_it_all() throws IOException {
        Path file = folder.resolve("giant.experiment.json");
        Files.writeString(
                file,
                "{\"format\":\"gradient-experiment\",\"version\":1,\"title\":\"" + "x".repeat(30_000_000) + "\"}");

        assertThatThrownBy(() -> ExperimentFile.read(file))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessageContaining("limits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"lr\": NaN",
                "\"lr\": 1e400",
                "\"lr\": 0.1,",
                "\"lr\": 0.1, \"lr\": 0.2",
                "'lr': 0.1",
                "\"lr\": .1",
                "\"lr\": 0.1 /* */"
            })
    void what_is_no_strict_json_is_refused_with_its_line(String member) throws IOException {
        Path file = folder.resolve("a.experiment.json");
        Files.writeString(file, "{\n\"format\": \"gradient-experiment\",\n\"optimizer\": {" + member + "}}");

        assertThatThrownBy(() -> ExperimentFile.read(file))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void saving_over_a_link_keeps_the_link_and_the_permissions() throws IOException, URISyntaxException {
        Path target = Files.writeString(folder.resolve("target.json"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), target);

        ExperimentFile.write(ExperimentFile.read(goldens().getFirst()), link);

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.getPosixFilePermissions(target)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(target, link);
        }
    }

    @Test
    void a_failed_save_leaves_nothing_behind() throws IOException, URISyntaxException {
        Path occupied = folder.resolve("a.json");
        Files.createDirectories(occupied.resolve("b"));

        Experiment experiment = ExperimentFile.read(goldens().getFirst());
        assertThatThrownBy(() -> ExperimentFile.write(experiment, occupied)).isInstanceOf(IOException.class);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(occupied);
        }
    }

    private Experiment read(String json) throws IOException {
        Path file = folder.resolve("a.experiment.json");
        Files.writeString(file, json);
        return ExperimentFile.read(file);
    }

    private static final String SURFACE =
            "{\"format\":\"gradient-experiment\",\"version\":1,\"model\":{\"surface\":\"rosenbrock\"},"
                    + "\"optimizer\":{\"type\":\"sgd\",\"lr\":0.001,\"sam\":0.05,\"schedule\":{\"type\":\"cosine\",\"steps\":9}},"
                    + "\"regularization\":{\"l1\":{\"lambda\":0.1,\"proximal\":true},\"adaptiveDecay\":0.2},"
                    + "\"clip\":{\"autoclip\":{},\"zclip\":{\"z\":3}},"
                    + "\"training\":{\"steps\":9,\"earlyStopping\":{\"patience\":2}},\"evaluation\":{\"every\":3}}";

    @Test
    void a_surface_needs_neither_data_nor_loss_and_reads_as_it_was_written() throws IOException {
        Experiment surface = read(SURFACE);

        assertThat(surface.model()).isEqualTo(ModelSpec.Surface.of(ModelSpec.Surface.Kind.ROSENBROCK));
        assertThat(surface.data()).isEqualTo(new DataSpec.None());
        assertThat(surface.knobs().clip().autoclip()).isEqualTo(new ClipSpec.AutoClip(10, 2000));
        assertThat(surface.knobs().clip().zclip()).isEqualTo(new ClipSpec.ZClip(3, 0.97, 25));
        assertThat(surface.knobs().optimizer().sam()).isEqualTo(0.05);
        assertThat(surface.training().earlyStopping()).isEqualTo(new EarlyStopping(2, 0, true));
        String text = ExperimentFile.toJson(surface);
        assertThat(read(text)).isEqualTo(surface);
        assertThat(ExperimentFile.toJson(read(text))).isEqualTo(text);
    }

    @Test
    void parts_that_do_not_fit_a_surface_or_early_stopping_are_refused() {
        assertThatThrownBy(() -> read(SURFACE.replace("\"model\":", "\"loss\":{\"type\":\"mse\"},\"model\":")))
                .hasMessageContaining("leave loss out");
        assertThatThrownBy(() -> read(SURFACE.replace(
                        "\"model\":", "\"data\":{\"source\":\"bundled\",\"name\":\"iris\"},\"model\":")))
                .hasMessageContaining("leave data out");
        assertThatThrownBy(() -> read(SURFACE.replace(",\"evaluation\":{\"every\":3}", "")))
                .hasMessageContaining("training.earlyStopping watches the evaluations");
        assertThatThrownBy(() -> read(SURFACE.replace("rosenbrock\"", "rosenbrok\"")))
                .hasMessageContaining("did you mean \"rosenbrock\"");
    }
}
