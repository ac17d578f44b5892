package nablascope.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nablascope.data.InvalidDataException;
import nablascope.data.Split;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;
import nablascope.race.Race.Entrant;
import nablascope.race.RaceRun.State;
import nablascope.session.Experiments;
import nablascope.train.StepReport;
import nablascope.train.Trainer;
import nablascope.train.TrainingData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RaceRunTest {
    private static final Path HERE = Path.of("");
    private static final Experiment DIGITS = Experiments.digits();
    private static final Knobs KNOBS = DIGITS.knobs().withDropout(0.2);

    private static Entrant eta(double lr) {
        return new Entrant("η = " + lr, KNOBS.withOptimizer(KNOBS.optimizer().withLr(lr)));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static RaceRun finish(Race race) {
        RaceRun run = RaceRun.start(race, HERE);
        await(() -> run.state() != State.PREPARING && run.state() != State.RUNNING);
        assertThat(run.failure()).isNull();
        return run;
    }

    @Test
    void one_entrant_on_one_seed_is_the_trainer_alone_bit_for_bit() {
        Race race = new Race(DIGITS, List.of(eta(0.1)), 7, 1, 150);
        Experiment alone = race.experiment(race.entrants().getFirst());
        assertThat(alone.seed()).isEqualTo(7);
        Trainer trainer = new Trainer(alone, TrainingData.load(alone, HERE));

        Course course = finish(race).courses().getFirst();

        assertThat(course.size()).isEqualTo(150);
        for (int i = 0; i < 150; i++) {
            StepReport report = trainer.step(alone.knobs());
            assertThat(course.loss().median(i)).isEqualTo(report.dataLoss());
            assertThat(course.gradNorm().median(i)).isEqualTo(report.gradNorm());
            assertThat(course.loss().lower(i)).isEqualTo(course.loss().upper(i));
        }
    }

    @Test
    void a_planned_change_leaves_alone_the_knob_that_sets_an_entrant_apart() {
        Map<String, Object> planned = Map.of("optimizer.lr", 1.5, "model.dropout", 0.4);
        List<ScheduledChange> schedule =
                List.of(new ScheduledChange(50, planned, KnobsJson.apply(KNOBS, planned), null));
        Race race = new Race(DIGITS.withSchedule(schedule), List.of(eta(0.1), eta(0.3)), 1, 1, 100);

        List<ScheduledChange> first =
                race.experiment(race.entrants().getFirst()).schedule();
        List<ScheduledChange> second =
                race.experiment(race.entrants().getLast()).schedule();
        assertThat(first.getFirst().set()).isEqualTo(planned);
        assertThat(second.getFirst().set()).isEqualTo(Map.of("model.dropout", 0.4));
        assertThat(second.getFirst().knobs().optimizer().lr()).isEqualTo(0.3);
    }

    @Test
    void equal_knobs_give_equal_bands_and_no_difference() {
        RaceRun run = finish(new Race(DIGITS, List.of(eta(0.1), eta(0.1), eta(0.3)), 1, 4, 60));

        Course first = run.courses().get(0);
        Course twin = run.courses().get(1);
        for (int i = 0; i < 60; i++) {
            assertThat(twin.loss().lower(i)).isEqualTo(first.loss().lower(i));
            assertThat(twin.loss().upper(i)).isEqualTo(first.loss().upper(i));
            assertThat(twin.gradNorm().median(i)).isEqualTo(first.gradNorm().median(i));
        }
        assertThat(SignTest.of(run.standings().get(0), run.standings().get(1), Outcome::loss))
                .isEqualTo(new SignTest(0, 0, 4));
        // Before the first update only seeds tell runs apart: all entrants share weights, batch and masks.
        assertThat(run.courses().get(2).loss().upper(0)).isEqualTo(first.loss().upper(0));
        assertThat(run.courses().get(2).loss().upper(9))
                .isNotEqualTo(first.loss().upper(9));
        assertThat(first.loss().lower(0)).isLessThan(first.loss().upper(0));
    }

    /** Median and quartiles over the seeds, as numpy's default has them, each seed trained by itself. */
    @Test
    void the_band_is_that_of_the_seeds_trained_one_by_one() {
        Race race = new Race(DIGITS, List.of(eta(0.1)), 1, 4, 20);
        double[] losses = new double[4];
        for (int seed = 0; seed < 4; seed++) {
            Experiment alone = race.run(race.entrants().getFirst(), seed);
            Trainer trainer = new Trainer(alone, TrainingData.load(alone, HERE));
            for (int step = 0; step < 20; step++) {
                losses[seed] = trainer.step(alone.knobs()).dataLoss();
            }
        }
        Arrays.sort(losses);

        Band band = finish(race).courses().getFirst().loss();

        assertThat(band.median(19)).isEqualTo((losses[1] + losses[2]) / 2, within(1e-12));
        assertThat(band.lower(19)).isEqualTo(0.25 * losses[0] + 0.75 * losses[1], within(1e-12));
        assertThat(band.upper(19)).isEqualTo(0.75 * losses[2] + 0.25 * losses[3], within(1e-12));
    }

    @Test
    void diverged_seeds_are_counted_from_their_step_on_and_leave_the_band() {
        Experiment explosion = Experiments.explosion();
        Knobs huge =
                explosion.knobs().withOptimizer(explosion.knobs().optimizer().withLr(1e6));
        Knobs small =
                explosion.knobs().withOptimizer(explosion.knobs().optimizer().withLr(0.01));
        Race race = new Race(explosion, List.of(new Entrant("small", small), new Entrant("huge", huge)), 1, 3, 40);

        RaceRun run = finish(race);

        Standing standing = run.standings().get(1);
        Course course = run.courses().get(1);
        assertThat(standing.diverged()).isEqualTo(3);
        assertThat(standing.spread(Outcome::loss).median()).isNaN();
        for (int i = 0; i < course.size(); i++) {
            long at = i;
            int gone = (int) standing.outcomes().stream()
                    .filter(outcome -> outcome.divergedAt() <= at)
                    .count();
            assertThat(course.diverged(i)).isEqualTo(gone);
            assertThat(Double.isNaN(course.loss().median(i))).isEqualTo(gone == 3);
        }
        for (int seed = 0; seed < 3; seed++) {
            assertThat(standing.outcomes().get(seed).divergedAt()).isEqualTo(divergenceAlone(race, seed));
            assertThat(divergenceAlone(race, seed))
                    .isBetween(
                            standing.divergedAt().getMin(),
                            standing.divergedAt().getMax());
        }
        assertThat(run.standings().get(0).diverged()).isZero();
        assertThat(run.courses().get(0).loss().median(39)).isFinite();
    }

    private static long divergenceAlone(Race race, int seed) {
        Experiment alone = race.run(race.entrants().get(1), seed);
        Split data = TrainingData.load(alone, HERE);
        Trainer trainer = new Trainer(alone, data);
        StepReport report = trainer.step(alone.knobs());
        while (report.divergence() == null) {
            report = trainer.step(alone.knobs());
        }
        return report.step();
    }

    @Test
    void the_end_is_evaluated_on_the_rows_kept_aside() {
        Race race = new Race(DIGITS, List.of(eta(0.1)), 3, 1, 130);
        Experiment every = race.experiment(race.entrants().getFirst()).withSteps(130);
        Trainer trainer = new Trainer(
                new Experiment(
                        every.about(),
                        every.seed(),
                        every.data(),
                        every.model(),
                        every.initialWeights(),
                        every.loss(),
                        every.knobs(),
                        every.training(),
                        every.schedule(),
                        10),
                TrainingData.load(every, HERE));
        double lossSum = 0;
        for (int i = 0; i < 130; i++) {
            double loss = trainer.step(every.knobs()).dataLoss();
            lossSum += i >= 30 ? loss : 0;
        }
        List<String> names = trainer.report().series().names();

        Outcome outcome = finish(race).standings().getFirst().outcomes().getFirst();

        assertThat(outcome.evalLoss()).isEqualTo(trainer.report().value(names.indexOf("eval_loss")));
        assertThat(outcome.accuracy()).isEqualTo(trainer.report().value(names.indexOf("eval_accuracy")));
        assertThat(outcome.loss()).isEqualTo(lossSum / 100, within(1e-12));
    }

    @Test
    void however_long_a_race_its_courses_stay_short() {
        for (long steps : new long[] {1, 249, 250, 251, 500, 501, 2000, Race.MAX_STEPS}) {
            long stretches = (steps + Course.width(steps) - 1) / Course.width(steps);
            assertThat(stretches).isBetween(Math.min(steps, Course.MOST / 2), (long) Course.MOST);
        }
        RaceRun run = finish(new Race(DIGITS, List.of(eta(0.1)), 1, 1, 501));
        Course course = run.courses().getFirst();
        assertThat(course.size()).isEqualTo(167);
        assertThat(course.steps(0)).isEqualTo(3);
        assertThat(course.steps(166)).isEqualTo(501);
    }

    @Test
    void a_race_ends_at_once_when_told_to() {
        RaceRun run = RaceRun.start(new Race(DIGITS, List.of(eta(0.1)), 1, 2, Race.MAX_STEPS), HERE);
        await(() -> run.courses().getFirst().size() > 0);
        run.close();
        await(() -> run.state() == State.STOPPED);
        assertThat(run.standings()).hasSize(1);
    }

    @Test
    void data_that_cannot_be_read_are_a_failure_with_a_reason() {
        var missing = new DataSpec.Idx(
                "no-such-images",
                "no-such-labels",
                List.of(),
                10,
                DataSpec.Idx.Sequence.NONE,
                0.2,
                DataSpec.Scaling.NONE);
        Experiment base = new Experiment(
                DIGITS.about(),
                1,
                missing,
                DIGITS.model(),
                DIGITS.initialWeights(),
                DIGITS.loss(),
                KNOBS,
                DIGITS.training(),
                List.of(),
                0);
        RaceRun run = RaceRun.start(new Race(base, List.of(eta(0.1)), 1, 2, 10), HERE);
        await(() -> run.state() == State.FAILED);
        assertThat(run.failure()).isInstanceOf(InvalidDataException.class);
    }

    @Test
    void a_race_without_seeds_or_with_too_many_entrants_is_none() {
        assertThatThrownBy(() -> new Race(DIGITS, List.of(eta(1)), 1, 0, 10)).hasMessageContaining("seeds");
        assertThatThrownBy(() -> new Race(DIGITS, List.of(), 1, 1, 10)).hasMessageContaining("entrants");
    }

    @Test
    void tables_hold_every_seed_and_stretch(@TempDir Path folder) throws IOException {
        RaceRun run = finish(new Race(DIGITS, List.of(new Entrant("a \"b\", c", KNOBS), eta(0.3)), 5, 2, 10));
        RaceCsv.writeResults(run, folder.resolve("results.csv"));
        RaceCsv.writeCurves(run, folder.resolve("curves.csv"));

        List<String> results = Files.readAllLines(folder.resolve("results.csv"));
        assertThat(results).hasSize(5);
        assertThat(results.get(1)).startsWith("\"a \"\"b\"\", c\",5,").endsWith(",");
        assertThat(Double.parseDouble(results.get(4).split(",", -1)[2]))
                .isEqualTo(run.standings().get(1).outcomes().get(1).loss());
        List<String> curves = Files.readAllLines(folder.resolve("curves.csv"));
        assertThat(curves).hasSize(21);
        assertThat(curves.getLast().split(",", -1)).hasSize(9).endsWith("0");
    }
}
