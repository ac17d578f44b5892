package nablascope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.KnobSchedule;
import nablascope.experiment.Knobs;
import nablascope.timeline.Timeline;
import nablascope.train.Trainer;
import nablascope.train.TrainingData;
import org.junit.jupiter.api.BeforeEach;

/** Trains branches. The truth is a trainer of its own, which trains what a branch recorded straight from the first step. */
abstract class BranchTraining {
    private static final Path FOLDER = Path.of("src/test/resources/checkpoint");
    static final int PRESENT = Requests.PRESENT;

    Experiment experiment;
    private Split data;
    Run run;
    Branches branches;

    @BeforeEach
    void open() throws IOException {
        open("lstm-adam", Branches.BUDGET);
    }

    final void open(String name, long budget) throws IOException {
        experiment = ExperimentFile.read(FOLDER.resolve(name + ".experiment.json"));
        data = TrainingData.load(experiment, FOLDER);
        run = new Run(experiment, data, 1);
        branches = new Branches(run, budget);
    }

    void trainTo(long step, Knobs knobs) {
        while (run.steps() < step) {
            run.step(knobs);
            branches.stepped();
        }
    }

    void go(int branch, long steps) {
        run = Objects.requireNonNull(branches.go(branch, steps, () -> false));
        assertThat(run.trainer().steps()).isEqualTo(run.steps());
    }

    Knobs withRate(double lr) {
        return experiment.knobs().withOptimizer(experiment.knobs().optimizer().withLr(lr));
    }

    List<Integer> numbers() {
        return branches.tree().branches().stream().map(Branch::number).toList();
    }

    Branch branch(int number) {
        return branches.tree().find(number).orElseThrow();
    }

    /** The run at hand has the bytes of the same training done straight. */
    void assertStraight() {
        Experiment recorded = experiment.withSchedule(run.history().since(0));
        Trainer straight = new Trainer(recorded, data, 1);
        Timeline truth = TimelineFeed.timeline(recorded, straight);
        KnobSchedule schedule = new KnobSchedule(recorded);
        while (straight.steps() < run.steps()) {
            TimelineFeed.append(straight.step(schedule.at(straight.steps())), truth);
        }
        assertThat(bits(run.timeline())).isEqualTo(bits(truth));
        assertThat(run.trainer().weights()).isEqualTo(straight.weights());
    }

    static List<Integer> bits(Timeline timeline) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < timeline.series().size(); i++) {
            long every = timeline.series().get(i).every();
            for (long k = 0; k < timeline.samples(i); k++) {
                var sample = Objects.requireNonNull(timeline.at(i, (k + 1) * every - 1));
                all.add(Float.floatToRawIntBits(sample.value()));
            }
        }
        return all;
    }
}
