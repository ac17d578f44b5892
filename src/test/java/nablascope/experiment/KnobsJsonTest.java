package nablascope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KnobsJsonTest {
    private static final Knobs SGD = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));
    private static final List<OptimizerSpec.Type> TYPES = List.of(OptimizerSpec.Type.values());

    /** The first four are for penalties too. */
    private static final List<Schedule> LEARNING_RATES = List.of(
            Schedule.CONSTANT,
            new Schedule.Staircase(10, 0.1),
            new Schedule.Cosine(100, 0),
            new Schedule.Cosine(100, 0.25),
            new Schedule.Warmup(10, 0.1),
            new Schedule.InverseTime(0.01));

    @Test
    void difference_leads_from_any_knobs_to_any_others() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            Knobs before = random(random);
            Knobs after = random(random);

            Map<String, Object> difference = KnobsJson.difference(before, after);

            assertThat(KnobsJson.apply(before, difference)).isEqualTo(after);
            assertThat(reread(difference)).isEqualTo(difference);
            assertThat(KnobsJson.difference(after, after)).isEmpty();
        }
    }

    @Test
    void no_entry_of_a_difference_can_be_left_out() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 200; i++) {
            Knobs before = random(random);
            Knobs after = random(random);
            Map<String, Object> difference = KnobsJson.difference(before, after);
            for (String path : difference.keySet()) {
                Map<String, Object> rest = new LinkedHashMap<>(difference);
                rest.remove(path);
                assertThat(KnobsJson.apply(before, rest)).as("without " + path).isNotEqualTo(after);
            }
        }
    }

    /** What a file would hold. */
    private static Object reread(Map<String, Object> difference) {
        Object json = JsonReader.read(JsonText.of(difference));
        assertThat(json).isNotNull();
        return json == null ? Map.of() : json;
    }

    private static Knobs random(SplittableRandom random) {
        OptimizerSpec.Type type = TYPES.get(random.nextInt(TYPES.size()));
        OptimizerSpec plain = OptimizerSpec.of(type, random.nextDouble());
        OptimizerSpec optimizer = random.nextBoolean()
                ? plain
                : new OptimizerSpec(
                        type,
                        random.nextDouble(),
                        random.nextInt(3),
                        random.nextDouble(),
                        0,
                        random.nextBoolean(),
                        random.nextDouble(),
                        random.nextBoolean(),
                        random.nextBoolean() ? 1e-8 : 1e-10,
                        random.nextDouble(),
                        0.999,
                        random.nextBoolean(),
                        random.nextInt(2),
                        random.nextDouble(),
                        random.nextInt(2) / 10.0,
                        LEARNING_RATES.get(random.nextInt(LEARNING_RATES.size())));
        OptionalDouble dropout = random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextInt(2));
        return new Knobs(optimizer, regularization(random), clip(random), dropout);
    }

    private static RegularizationSpec regularization(SplittableRandom random) {
        return new RegularizationSpec(
                random.nextBoolean(),
                random.nextInt(2),
                random.nextBoolean(),
                random.nextInt(3) / 3.0,
                random.nextBoolean(),
                random.nextInt(2),
                random.nextBoolean(),
                random.nextInt(2),
                random.nextDouble(),
                random.nextInt(2),
                0.05 + random.nextInt(2),
                random.nextInt(2) / 3.0,
                LEARNING_RATES.get(random.nextInt(4)));
    }

    private static ClipSpec clip(SplittableRandom random) {
        return new ClipSpec(
                random.nextBoolean() ? null : new ClipSpec.Value(1 + random.nextInt(2)),
                random.nextBoolean() ? null : new ClipSpec.Agc(0.5 + random.nextInt(2), 1e-3),
                random.nextBoolean() ? null : new ClipSpec.AutoClip(10 + random.nextInt(2), 100 + random.nextInt(2)),
                random.nextBoolean() ? null : new ClipSpec.ZClip(2.5, 0.9 + random.nextInt(2) / 100.0, 25),
                random.nextBoolean()
                        ? null
                        : new ClipSpec.Norm(
                                0.1 + random.nextInt(2),
                                random.nextBoolean() ? Double.POSITIVE_INFINITY : 1 + random.nextInt(2),
                                random.nextBoolean()));
    }

    @Test
    void the_short_and_the_long_form_say_the_same() {
        assertThat(KnobsJson.apply(SGD, Map.of("regularization.l2", 0.05)))
                .isEqualTo(KnobsJson.apply(SGD, Map.of("regularization.l2.lambda", 0.05)));
    }

    @Test
    void replacing_a_penalty_forgets_its_form_but_its_lambda_alone_does_not() {
        Knobs half = SGD.withRegularization(RegularizationSpec.NONE.withL2(0.1, true));

        assertThat(KnobsJson.apply(half, Map.of("regularization.l2", 0.05)).regularization())
                .isEqualTo(RegularizationSpec.NONE.withL2(0.05, false));
        assertThat(KnobsJson.apply(half, Map.of("regularization.l2.lambda", 0.05))
                        .regularization())
                .isEqualTo(RegularizationSpec.NONE.withL2(0.05, true));
    }

    @Test
    void the_exact_gradient_norm_is_refused_by_its_key_with_a_remedy() {
        assertThatThrownBy(() -> KnobsJson.apply(SGD, Map.of("regularization.gradientNorm.method", "exact")))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessageStartingWith("regularization.gradientNorm.method is \"exact\"")
                .hasMessageContaining("use \"finite-difference\"");
    }

    @Test
    void clipping_is_switched_on_by_an_object_and_off_by_null() {
        Knobs clipped = KnobsJson.apply(SGD, Map.of("clip.norm", Map.of("max", 0.2)));
        assertThat(clipped.clip().norm()).isEqualTo(new ClipSpec.Norm(0.2, 2, false));

        Map<String, Object> off = new LinkedHashMap<>();
        off.put("clip.norm", null);
        assertThat(KnobsJson.apply(clipped, off)).isEqualTo(SGD);
        assertThat(KnobsJson.difference(clipped, SGD)).isEqualTo(off);
    }

    @Test
    void another_optimizer_gets_its_own_defaults_and_keeps_what_was_chosen() {
        Knobs before =
                SGD.withOptimizer(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.3).withMomentum(0.9));

        OptimizerSpec after =
                KnobsJson.apply(before, Map.of("optimizer.type", "adagrad")).optimizer();

        assertThat(after)
                .isEqualTo(OptimizerSpec.of(OptimizerSpec.Type.ADAGRAD, 0.3).withMomentum(0.9));
    }

    @Test
    void unknown_paths_and_wrong_values_are_refused() {
        assertThatThrownBy(() -> KnobsJson.apply(SGD, Map.of("data.path", "/etc/passwd")))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessageContaining("cannot change while training");
        assertThatThrownBy(() -> KnobsJson.apply(SGD, Map.of("optimizer.lt", 0.1)))
                .hasMessageContaining("\"optimizer.lr\"");
        assertThatThrownBy(() -> KnobsJson.apply(SGD, Map.of("optimizer.lr", -1L)))
                .hasMessageContaining("optimizer.lr");
        assertThatThrownBy(() -> KnobsJson.apply(SGD, Map.of("clip.norm.p", 1L)))
                .hasMessageContaining("clip.norm.max");
        assertThatThrownBy(() -> KnobsJson.apply(SGD, Map.of("model.dropout", "0.3")))
                .hasMessageContaining("model.dropout");
    }
}
