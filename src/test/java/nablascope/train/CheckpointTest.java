package nablascope.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nablascope.data.Split;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.KnobSchedule;
import nablascope.experiment.LossSpec;
import nablascope.experiment.ModelSpec.Surface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The uninterrupted run is the truth: whoever goes on from one of its checkpoints must repeat its bits. */
class CheckpointTest {
    private static final Path GOLDENS = Path.of("src/test/resources/parity/public");
    private static final Path OWN = Path.of("src/test/resources/checkpoint");

    static List<Path> experiments() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : List.of(GOLDENS, OWN)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(f -> f.toString().endsWith(".experiment.json"))
                        .sorted()
                        .forEach(all::add);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void the_steps_after_a_checkpoint_repeat_themselves(Path file) throws IOException {
        Experiment experiment = ExperimentFile.read(file);
        Split data = TrainingData.load(experiment, GOLDENS);
        Trainer first = new Trainer(experiment, data);
        long middle = experiment.training().steps() / 2;
        List<List<Long>> before = train(first, experiment, 0, middle);
        Checkpoint checkpoint = first.checkpoint();
        List<List<Long>> after =
                train(first, experiment, middle, experiment.training().steps());

        Trainer other = new Trainer(experiment, data);
        other.restore(checkpoint);
        assertThat(train(other, experiment, middle, experiment.training().steps()))
                .isEqualTo(after);
        assertThat(other.weights()).isEqualTo(first.weights());
        assertThat(other.buffers()).isEqualTo(first.buffers());
        assertThat(other.checkpoint()).isEqualTo(first.checkpoint());

        first.restore(checkpoint);
        assertThat(train(first, experiment, middle, experiment.training().steps()))
                .isEqualTo(after);
        assertThat(before).hasSize((int) Math.min(middle, first.steps()));
    }

    /** Of every step the bits of all that was measured. */
    private static List<List<Long>> train(Trainer trainer, Experiment experiment, long from, long to) {
        KnobSchedule schedule = new KnobSchedule(experiment);
        schedule.at(Math.max(0, from - 1));
        List<List<Long>> steps = new ArrayList<>();
        while (trainer.steps() < to && !trainer.finished()) {
            StepReport report = trainer.step(schedule.at(trainer.steps()));
            List<Long> bits = new ArrayList<>();
            for (int i = 0; i < report.series().names().size(); i++) {
                if (report.measured(i)) {
                    bits.add(Double.doubleToRawLongBits(report.value(i)));
                }
            }
            steps.add(bits);
        }
        return steps;
    }

    /** η = 3 on ½w² doubles the weight and turns its sign at every step until it overflows. */
    @Test
    void a_checkpoint_before_an_explosion_knows_nothing_of_it() {
        Trainer trainer = Runs.trainer(Runs.of(
                new DataSpec.None(),
                new Surface(Surface.Kind.QUADRATIC, 1, 0, 1, 0),
                Map.of(),
                LossSpec.Type.OUTPUT,
                Runs.knobs(3),
                400));
        Checkpoint healthy = trainer.checkpoint();
        while (trainer.report().divergence() == null) {
            trainer.step(Runs.knobs(3));
        }
        trainer.restore(healthy);

        assertThat(trainer.report().divergence()).isNull();
        assertThat(trainer.step(Runs.knobs(0.5)).divergence()).isNull();
        assertThat(trainer.weights().get("layers.0.weight"))
                .satisfies(w -> assertThat(w.values()[0]).isEqualTo(0.5f));
    }
}
