package nablascope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same experiment leaves the same bytes: three repeats, one thread or two, whatever the language. */
class DeterminismTest {
    private static final Path GOLDENS = Path.of("src/test/resources/parity/public");
    private static final Locale BEFORE = Locale.getDefault();

    @TempDir
    Path folder;

    private final StringWriter messages = new StringWriter();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(BEFORE);
    }

    private byte[] metrics(Path experiment, String threads) throws IOException {
        Path out = folder.resolve("run");
        List<String> args =
                List.of("run", experiment.toString(), "--out", out.toString(), "--threads", threads, "--steps", "20");
        PrintWriter sink = new PrintWriter(messages);
        assertThat(NablaScopeCli.run(args, Map.of(), sink, sink))
                .as(messages.toString())
                .isZero();
        return Files.readAllBytes(out.resolve("metrics.csv"));
    }

    private void assertSameBytes(Path experiment) throws IOException {
        byte[] first = metrics(experiment, "1");
        for (int repeat = 0; repeat < 3; repeat++) {
            for (String language : List.of("tr-TR", "de-DE", "ar-EG-u-nu-arab", "zh-CN")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                for (String threads : List.of("1", "2")) {
                    assertThat(metrics(experiment, threads))
                            .as("%s, %s threads", language, threads)
                            .isEqualTo(first);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"p02-mlp-relu-ce-minibatch", "p18-live-changes", "p19-batchnorm", "p23-lstm-2layer-all"})
    void reference_experiments(String id) throws IOException {
        assertSameBytes(GOLDENS.resolve(id + ".experiment.json"));
    }

    /** Shuffled batches, random dropout, adaptive clipping, SAM, a schedule: all that has a memory or a seed. */
    @Test
    void everything_with_a_memory_or_a_seed() throws IOException {
        Path file = folder.resolve("a.experiment.json");
        Files.writeString(file, """
                {"format": "gradient-experiment", "version": 1, "seed": 5,
                 "data": {"source": "bundled", "name": "digits", "testFraction": 0.2, "scaling": "min-max"},
                 "model": {"input": 64, "hidden": [96, 64], "activation": "gelu", "norm": "batch", "dropout": 0.3,
                           "output": 10},
                 "loss": {"type": "cross_entropy"},
                 "regularization": {"l1": {"lambda": 0.001, "proximal": true}, "adaptiveDecay": 0.1,
                                    "schedule": {"type": "cosine", "steps": 40}},
                 "clip": {"autoclip": {"percentile": 50}, "zclip": {"z": 2, "warmup": 5}},
                 "optimizer": {"type": "adam", "lr": 0.01, "sam": 0.05, "schedule": {"type": "warmup", "steps": 10}},
                 "training": {"steps": 20, "batchSize": 48, "shuffle": true,
                              "earlyStopping": {"patience": 3}},
                 "evaluation": {"every": 7}}
                """, StandardCharsets.UTF_8);
        assertSameBytes(file);
    }

    /** Wide enough that two threads share the products of each step. */
    @Test
    void products_that_two_threads_share() throws IOException {
        Path file = folder.resolve("wide.experiment.json");
        SplittableRandom random = new SplittableRandom(7);
        String rows = IntStream.range(0, 128)
                .mapToObj(_ -> random.doubles(784, -1, 1).mapToObj(x -> "" + (float) x))
                .map(row -> row.collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(","));
        String labels = IntStream.range(0, 128).mapToObj(i -> "" + i % 10).collect(Collectors.joining(","));
        Files.writeString(file, """
                {"format": "gradient-experiment", "version": 1, "seed": 5,
                 "data": {"source": "inline", "x": [%s], "y": [%s]},
                 "model": {"input": 784, "hidden": [256], "activation": "relu", "output": 10},
                 "loss": {"type": "cross_entropy"},
                 "optimizer": {"type": "sgd", "lr": 0.1},
                 "training": {"steps": 20, "batchSize": 64, "shuffle": true}}
                """.formatted(rows, labels), StandardCharsets.UTF_8);
        byte[] alone = metrics(file, "1");
        for (int repeat = 0; repeat < 3; repeat++) {
            assertThat(metrics(file, "2")).isEqualTo(alone);
        }
    }
}
