package nablascope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsCommandTest {
    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    private int run(Object... args) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        List<String> words = Stream.concat(
                        Stream.of(args).map(Object::toString),
                        args[0].equals("run") || args[0].equals("runs") || args[0].equals("replay")
                                ? Stream.of(
                                        "--library", folder.resolve("library").toString())
                                : Stream.of())
                .toList();
        int code = NablaScopeCli.run(words, Map.of(), new PrintWriter(output), new PrintWriter(errors));
        out = output.toString();
        err = errors.toString();
        return code;
    }

    private static Path golden(String id) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(RunsCommandTest.class.getResource("/parity/" + id + ".experiment.json"))
                .toURI());
    }

    private String keep(String id) throws URISyntaxException {
        assertThat(run("run", golden(id), "--out", folder.resolve(id), "--keep"))
                .isZero();
        return kept();
    }

    private String kept() {
        assertThat(err).contains("kept as ");
        return err.lines()
                .filter(line -> line.startsWith("kept as "))
                .map(line -> line.substring("kept as ".length()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_kept_run_is_listed_replayed_exported_deleted_and_restored() throws Exception {
        String id = keep("p18-live-changes");

        assertThat(run("runs", "list")).isZero();
        assertThat(out).hasLineCount(2).contains(id + "\tfinished\t40\t");
        assertThat(run("runs", "show", id)).isZero();
        assertThat(out).contains("change\tstep 8 {\"optimizer.momentum\": 0.9}", "steps\t40 of 40");
        assertThat(run("replay", id)).isZero();
        assertThat(out).isEqualToIgnoringNewLines("equal, 40 steps");

        Path exported = folder.resolve("e.experiment.json");
        assertThat(run("runs", "export", id, "--as", "EXPERIMENT", "--out", exported))
                .isZero();
        assertThat(run("replay", exported)).isZero();
        assertThat(run("runs", "export", id, "--as", "EXPERIMENT", "--out", exported))
                .isEqualTo(2);

        assertThat(run("runs", "delete", "live-changes-is-not-there")).isEqualTo(2);
        assertThat(run("runs", "delete", id)).isZero();
        assertThat(run("runs", "list")).isZero();
        assertThat(out).hasLineCount(1);
        assertThat(run("runs", "restore", id)).isZero();
        assertThat(run("runs", "list")).isZero();
        assertThat(out).hasLineCount(2);
    }

    @Test
    void an_experiment_that_was_tampered_with_does_not_verify() throws Exception {
        String id = keep("p07-explosion-tamed-clip-norm");
        Path exported = folder.resolve("e.experiment.json");
        run("runs", "export", id, "--as", "EXPERIMENT", "--out", exported);
        String json = Files.readString(exported);

        Files.writeString(exported, json.replaceFirst("\"lr\": [0-9.]+", "\"lr\": 0.0123"));
        assertThat(run("replay", exported)).isEqualTo(1);
        assertThat(out).startsWith("different from step 0 ");
    }

    @Test
    void lost_rows_are_not_said_to_be_equal() throws Exception {
        String id = keep("p18-live-changes");
        Path run = folder.resolve("library/runs").resolve(id);
        Path metrics = run.resolve("metrics.csv");
        List<String> lines = Files.readAllLines(metrics);

        Files.writeString(metrics, lines.getFirst() + "\n" + lines.getLast() + "\n");
        assertThat(run("replay", id)).isZero();
        assertThat(out).isEqualToIgnoringNewLines("equal, 40 steps, of which 1 are kept; the rest by the fingerprint");

        Files.delete(run.resolve("run.json"));
        assertThat(run("replay", id)).isZero();
        assertThat(out).isEqualToIgnoringNewLines("equal where kept, 1 of 40 steps");

        Files.writeString(metrics, lines.getFirst() + "\n");
        assertThat(run("replay", id)).isEqualTo(1);
        assertThat(out).startsWith("nothing to compare with");
    }

    @Test
    void only_a_run_on_files_needs_to_know_their_folder() throws Exception {
        String id = keep("p18-live-changes");
        Files.delete(folder.resolve("library/runs").resolve(id).resolve("run.json"));
        assertThat(run("replay", id)).isZero();
        assertThat(out).isEqualToIgnoringNewLines("equal, 40 steps");

        Files.writeString(folder.resolve("rows.csv"), "x,y\n0,0\n1,2\n2,4\n");
        Path onFile = folder.resolve("file.experiment.json");
        Files.writeString(onFile, """
                {"format": "gradient-experiment", "version": 1, "seed": 1,
                 "data": {"source": "csv", "path": "rows.csv", "target": ["y"]},
                 "model": {"input": 1, "hidden": [2], "activation": "tanh", "output": 1},
                 "loss": {"type": "mse"}, "optimizer": {"type": "sgd", "lr": 0.01},
                 "training": {"steps": 5}}
                """);
        assertThat(run("run", onFile, "--out", folder.resolve("o"), "--keep")).isZero();
        String other = kept();
        assertThat(run("replay", other)).isZero();
        Files.delete(folder.resolve("library/runs").resolve(other).resolve("run.json"));
        assertThat(run("replay", other)).isEqualTo(2);
        assertThat(err).hasLineCount(1).contains("run.json");
    }

    @Test
    void a_replay_that_ends_too_early_is_different() throws Exception {
        String id = keep("p07-explosion-tamed-clip-norm");
        Path exported = folder.resolve("e.experiment.json");
        run("runs", "export", id, "--as", "EXPERIMENT", "--out", exported);
        String json = Files.readString(exported);

        Files.writeString(exported, json.replaceFirst("\"steps\": 30, ", "\"steps\": 20, "));
        assertThat(Files.readString(exported)).isNotEqualTo(json);
        assertThat(run("replay", exported)).isEqualTo(1);
        assertThat(out).isEqualToIgnoringNewLines("different: the replay ends after 20 of 30 steps");
    }

    @Test
    void an_explosion_is_kept_with_its_numbers_that_are_none() throws Exception {
        String id = keep("p06-explosion-linear-regression");

        assertThat(run("replay", id)).isZero();
        assertThat(run("runs", "list")).isZero();
        assertThat(out.lines().skip(1).findFirst().orElseThrow().split("\t", -1)[5])
                .isNotEmpty();
        assertThat(run("runs", "diff", id, keep("p07-explosion-tamed-clip-norm")))
                .isZero();
        assertThat(out).contains("clip.norm");
    }

    @Test
    void wrong_use_is_one_sentence() throws IOException {
        assertThat(run("runs", "show", "nothing")).isEqualTo(2);
        assertThat(err).hasLineCount(1).contains("is no kept run");
        assertThat(run("replay", folder.resolve("no.experiment.json"))).isEqualTo(2);
        assertThat(err).hasLineCount(1);
        assertThat(run("runs", "list")).isZero();
        assertThat(run("replay", Files.writeString(folder.resolve("x.json"), "{}")))
                .isEqualTo(2);
        assertThat(err).hasLineCount(1);
    }
}
