package nablascope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.NumberArray;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.RegularizationSpec;
import nablascope.experiment.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What penalties and schedules do to whole runs, against closed forms. */
class RegularizerTest {
    private static final RegularizationSpec NONE = RegularizationSpec.NONE;

    private static NumberArray column(float... values) {
        return new NumberArray(new int[] {values.length, 1}, values);
    }

    /** ½(w - 1)², one row: the gradient is w - 1 and the curvature 1. */
    private static Experiment parabola(Knobs knobs, long steps) {
        return Runs.regression(column(1), column(1), knobs, steps);
    }

    private static double weight(Trainer trainer) {
        NumberArray weight = trainer.weights().get("layers.0.weight");
        return weight == null ? Double.NaN : weight.values()[0];
    }

    /** 200 × 50 normal numbers, five true weights, noise of half a unit: the setting of the lasso figure. */
    private static Experiment lasso(RegularizationSpec penalty) {
        SplittableRandom random = new SplittableRandom(1);
        float[] x = new float[200 * 50];
        float[] y = new float[200];
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 50; j++) {
                x[i * 50 + j] = (float) random.nextGaussian();
                y[i] += j < 5 ? (j - 2.5f) * x[i * 50 + j] : 0;
            }
            y[i] += (float) (0.5 * random.nextGaussian());
        }
        Knobs knobs = Runs.knobs(0.2).withRegularization(penalty);
        return Runs.regression(
                new NumberArray(new int[] {200, 50}, x), new NumberArray(new int[] {200, 1}, y), knobs, 500);
    }

    private static int zeros(RegularizationSpec penalty) {
        NumberArray weights = Runs.train(lasso(penalty)).weights().get("layers.0.weight");
        int zeros = 0;
        for (int i = 0; weights != null && i < weights.values().length; i++) {
            zeros += weights.values()[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    @Test
    void only_the_proximal_l1_gives_exact_zeros() {
        assertThat(zeros(NONE.withL1(0.1))).isZero();
        assertThat(zeros(NONE.withL2(0.1, false))).isZero();
        assertThat(zeros(NONE.withL2Norm(0.1, false))).isZero();
        assertThat(zeros(NONE.toBuilder().l1(0.1).l1Proximal(true).build())).isBetween(38, 45);
    }

    /** Nothing survives from λ = ‖Xᵀy/n‖∞ on, which is the largest gradient at w = 0. */
    @Test
    void the_proximal_l1_leaves_nothing_above_the_largest_correlation() {
        Experiment plain = lasso(NONE);
        NumberArray first = Runs.train(plain.withSteps(1)).weights().get("layers.0.weight");
        double largest = 0;
        for (int i = 0; first != null && i < 50; i++) {
            largest = Math.max(largest, Math.abs(first.values()[i]) / 0.2);
        }
        assertThat(zeros(NONE.toBuilder().l1(largest * 1.001).l1Proximal(true).build()))
                .isEqualTo(50);
        assertThat(zeros(NONE.toBuilder().l1(largest * 0.95).l1Proximal(true).build()))
                .isLessThan(50);
    }

    /** From w = 0 the gradient is -1, so the look goes to w - ρ, where it is -1 - ρ. */
    @Test
    void sam_takes_the_gradient_a_little_uphill() {
        Knobs knobs =
                Runs.knobs(0.5).withOptimizer(Runs.sgd(0.5).toBuilder().sam(0.1).build());
        Trainer trainer = Runs.train(parabola(knobs, 1));

        assertThat(weight(trainer)).isCloseTo(0.55, within(1e-6));
        assertThat(Runs.value(trainer.report(), "data_loss")).isEqualTo(0.5);
        assertThat(Runs.value(trainer.report(), "penalty")).isZero();
        assertThat(Runs.value(trainer.report(), "grad_norm")).isCloseTo(1.1, within(1e-6));
    }

    /** Penalty λ·|w - 1| adds -λ to the gradient where w < 1, with or without SAM. */
    @Test
    void sam_and_the_gradient_norm_penalty_add_up() {
        Knobs knobs = Runs.knobs(0.5)
                .withOptimizer(Runs.sgd(0.5).toBuilder().sam(0.1).build())
                .withRegularization(NONE.toBuilder().gradientNorm(0.2).build());
        Trainer trainer = Runs.train(parabola(knobs, 1));

        assertThat(Runs.value(trainer.report(), "grad_norm")).isCloseTo(1.1 + 0.2, within(1e-6));
        assertThat(Runs.value(trainer.report(), "penalty")).isCloseTo(0.2, within(1e-6));
    }

    /** e(t+1) = (1 - η·f(t))·e(t) for the error e = 1 - w. */
    @ParameterizedTest
    @CsvSource({"STAIRS", "COSINE", "WARMUP", "INVERSE"})
    void the_schedule_multiplies_the_learning_rate(String kind) {
        Schedule schedule = schedule(kind);
        OptimizerSpec sgd = Runs.sgd(0.4).toBuilder().schedule(schedule).build();
        Trainer trainer = Runs.trainer(parabola(Runs.knobs(0.4), 20));
        double error = 1;
        for (int t = 0; t < 20; t++) {
            trainer.step(Runs.knobs(0).withOptimizer(sgd));
            error *= 1 - 0.4 * schedule.factor(t);
            assertThat(Runs.value(trainer.report(), "lr")).isEqualTo(0.4 * schedule.factor(t));
        }
        assertThat(1 - weight(trainer)).isCloseTo(error, within(1e-6));
    }

    private static Schedule schedule(String kind) {
        return switch (kind) {
            case "STAIRS" -> new Schedule.Staircase(5, 0.5);
            case "COSINE" -> new Schedule.Cosine(15, 0.1);
            case "WARMUP" -> new Schedule.Warmup(8, 0.25);
            default -> new Schedule.InverseTime(0.3);
        };
    }

    @Test
    void the_schedule_multiplies_every_lambda() {
        RegularizationSpec penalty = NONE.toBuilder()
                .l2(0.5)
                .l2Half(true)
                .schedule(new Schedule.Staircase(1, 0.5))
                .build();
        Trainer trainer = Runs.trainer(parabola(Runs.knobs(0.1), 4));
        double w = 0;
        for (int t = 0; t < 4; t++) {
            trainer.step(Runs.knobs(0.1).withRegularization(penalty));
            double lambda = 0.5 * Math.pow(0.5, t);
            assertThat(Runs.value(trainer.report(), "lambda")).isEqualTo(lambda);
            assertThat(Runs.value(trainer.report(), "penalty")).isCloseTo(lambda / 2 * w * w, within(1e-6));
            w -= 0.1 * (w - 1 + lambda * w);
        }
        assertThat(weight(trainer)).isCloseTo(w, within(1e-6));
    }

    /** With one weight λₜ·w = k·|g|·sign(w): the data gradient grows or shrinks by the share k. */
    @Test
    void the_adaptive_decay_follows_the_data_gradient() {
        Trainer trainer = Runs.trainer(parabola(Runs.knobs(0.1), 3));
        trainer.step(Runs.knobs(0.5));
        trainer.step(Runs.knobs(0.5)
                .withRegularization(NONE.toBuilder().adaptiveDecay(0.2).build()));

        assertThat(Runs.value(trainer.report(), "grad_norm")).isCloseTo(0.5 - 0.2 * 0.5, within(1e-6));
        assertThat(Runs.value(trainer.report(), "lambda")).isCloseTo(0.2 * 0.5 / 0.5, within(1e-6));
        assertThat(Runs.value(trainer.report(), "penalty")).isCloseTo(0.2 / 2 * 0.25, within(1e-6));
    }
}
