package nablascope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NablaScopeCliTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... args) {
        List<String> words = Stream.of(args).map(Object::toString).toList();
        return NablaScopeCli.run(words, Map.of(), new PrintWriter(out), new PrintWriter(err));
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(NablaScopeCliTest.class.getResource(name))
                .toURI());
    }

    private static Path golden(String id) throws URISyntaxException {
        return resource("/parity/" + id + ".experiment.json");
    }

    private List<String> metrics(String run) throws IOException {
        return Files.readAllLines(folder.resolve(run).resolve("metrics.csv"));
    }

    @Test
    void run_leaves_metrics_and_final_values_and_prints_no_data() throws IOException, URISyntaxException {
        int code = run("run", golden("p06-explosion-linear-regression"), "--out", folder.resolve("a"));

        assertThat(code).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("diverged at step").hasLineCount(1);
        assertThat(metrics("a")).hasSize(51);
        assertThat(metrics("a").getFirst()).startsWith("step,data_loss,penalty,loss,grad_norm,grad_norm_clipped,");
        assertThat(metrics("a").getLast()).startsWith("49,NaN,0,NaN,NaN,,");
        assertThat(Files.readString(folder.resolve("a/final.json")))
                .contains("\"finalWeights\"", "\"finalBuffers\"", "\"timing\"", "\"diverged\": true");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("a"));
        }
    }

    @Test
    void metrics_are_the_same_bytes_in_any_locale() throws IOException, URISyntaxException {
        Locale before = Locale.getDefault();
        try {
            for (String language : List.of("en", "tr", "de", "ar", "zh", "th")) {
                Locale.setDefault(Locale.forLanguageTag(language + "-u-nu-native"));
                assertThat(run("run", golden("p18-live-changes"), "--out", folder.resolve(language)))
                        .isZero();
                assertThat(metrics(language)).isEqualTo(metrics("en"));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void steps_and_knobs_can_be_set() throws IOException, URISyntaxException {
        Path file = golden("p01-mlp-tanh-mse-sgd");
        run("run", file, "--out", folder.resolve("a"), "--steps", 3, "--set", "lr=0", "--set", "optimizer.momentum=.5");
        assertThat(err.toString()).contains("optimizer.momentum");
        run("run", file, "--out", folder.resolve("a"), "--steps", 3, "--set", "lr=0", "--set", "lambda=0.1");

        List<String[]> rows =
                metrics("a").stream().skip(1).map(row -> row.split(",")).toList();
        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst()[1]).isEqualTo(rows.getLast()[1]);
        assertThat(Double.parseDouble(rows.getFirst()[2])).isPositive();
    }

    @Test
    void dropout_without_a_layer_to_act_on_is_refused() throws URISyntaxException {
        Path file = golden("p06-explosion-linear-regression");
        assertThat(run("run", file, "--out", folder.resolve("a"), "--set", "dropout=0.5"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).hasLineCount(1).contains("dropout layers");
    }

    @Test
    void warnings_of_data_files_are_sentences() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), "a,b,\n1,2,\n3,4,\n");
        assertThat(run("check", table)).isZero();
        assertThat(out.toString())
                .contains("column 3 has neither name nor values")
                .doesNotContain("data.warning");
    }

    @Test
    void a_second_run_replaces_the_first() throws IOException, URISyntaxException {
        Path file = golden("p01-mlp-tanh-mse-sgd");
        run("run", file, "--out", folder.resolve("a"), "--steps", 5);
        run("run", file, "--out", folder.resolve("a"), "--steps", 2);

        assertThat(metrics("a")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rnu",
                "--nope",
                "run",
                "run a.json",
                "run a.json --out x",
                "run --out x",
                "run a.json --out x --steps many",
                "run a.json --out x --set lr",
                "check",
                "check nothing.json",
                ""
            })
    void misuse_is_one_message_and_exit_code_2(String line) {
        int code = run((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ", "Exception");
    }

    @Test
    void refused_input_leaves_nothing() throws IOException, URISyntaxException {
        int code = run("run", resource("/badinputs/experiment/009.experiment.json"), "--out", folder.resolve("a"));

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("optimizer.lr").hasLineCount(1);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void results_that_cannot_be_written_fail_the_run() throws IOException, URISyntaxException {
        Path occupied = Files.writeString(folder.resolve("a"), "a file");

        assertThat(run("run", golden("p01-mlp-tanh-mse-sgd"), "--out", occupied))
                .isEqualTo(ExitCode.RUN_FAILED);
        assertThat(err.toString()).contains(occupied.toString()).hasLineCount(1);
    }

    @Test
    void check_judges_every_file() throws URISyntaxException {
        int code = run(
                "check",
                golden("p16-adam"),
                resource("/badinputs/experiment/059.experiment.json"),
                golden("p01-mlp-tanh-mse-sgd"));

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(out.toString()).hasLineCount(2).contains("40 steps");
        assertThat(err.toString()).hasLineCount(1).contains("colour");
    }

    @Test
    void gradcheck_compares_every_tensor() throws URISyntaxException {
        assertThat(run("gradcheck", golden("p19-batchnorm"), "--steps", 5, "--samples", 4))
                .isZero();
        assertThat(out.toString())
                .contains("layers.0.weight", "4/")
                .contains("The gradients agree")
                .doesNotContain("!");
        assertThat(err.toString()).isEmpty();

        assertThat(run("gradcheck", golden("p19-batchnorm"), "--steps", 1_000_000))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("--steps").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quadratic", "abs-sum", "factorization", "rosenbrock", "quartic"})
    void a_surface_runs_without_data_and_leaves_its_path(String kind) throws IOException {
        Path file = folder.resolve("a.experiment.json");
        Files.writeString(file, """
                {"format": "gradient-experiment", "version": 1, "model": {"surface": "%s", "start": [0.5, -0.25]},
                 "optimizer": {"type": "sgd", "lr": 0.0001}, "training": {"steps": 3}}
                """.formatted(kind));

        assertThat(run("check", file)).isZero();
        assertThat(run("run", file, "--out", folder.resolve("a"))).isZero();

        assertThat(metrics("a").getFirst()).endsWith(",w1,w2");
        assertThat(metrics("a").get(1)).endsWith(",0.5,-0.25");
        assertThat(metrics("a")).hasSize(4);
    }

    @Test
    void early_stopping_ends_a_run_and_says_so() throws IOException {
        Path file = folder.resolve("a.experiment.json");
        Files.writeString(file, """
                {"format": "gradient-experiment", "version": 1, "model": {"surface": "quadratic", "start": [1, 0]},
                 "optimizer": {"type": "sgd", "lr": 0.2}, "evaluation": {"every": 1},
                 "training": {"steps": 100, "earlyStopping": {"patience": 4}}}
                """);

        assertThat(run("run", file, "--out", folder.resolve("a"))).isZero();

        assertThat(metrics("a")).hasSize(6);
        assertThat(Files.readString(folder.resolve("a/final.json")))
                .contains("\"earlyStop\": {", "\"steps\": 5", "\"bestSteps\": 1", "\"layers.0.weight\": [[-3, 0]]");
    }

    @Test
    void help_is_data() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("run", "check", "Exit codes");
        assertThat(run("run", "--help")).isZero();
        assertThat(out.toString()).contains("--set", "--steps");
        assertThat(err.toString()).isEmpty();
    }
}
