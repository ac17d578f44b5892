package nablascope.ui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import nablascope.experiment.ClipSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.RegularizationSpec;
import nablascope.experiment.Schedule;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class KnobDiffTest {
    private static final double NETWORK_DROPOUT = 0.2;
    private static final Knobs SGD = Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1));
    private static final ClipSpec CLIPS = new ClipSpec(
            new ClipSpec.Value(3),
            new ClipSpec.Agc(0.1, 1e-3),
            ClipSpec.AutoClip.STANDARD,
            ClipSpec.ZClip.STANDARD,
            new ClipSpec.Norm(2, 2, false));
    private static final List<Schedule> SCHEDULES = List.of(
            new Schedule.Staircase(10, 0.1),
            new Schedule.Cosine(500, 0),
            new Schedule.Warmup(10, 0.1),
            new Schedule.InverseTime(0.01));

    private static String say(Locale language, Knobs before, Knobs after) {
        return KnobDiff.describe(new Texts(language), NETWORK_DROPOUT, before, after);
    }

    /** Each component of each record, one at a time, is told in both languages by an arrow between two words. */
    @ParameterizedTest
    @EnumSource(OptimizerSpec.Type.class)
    void every_component_has_its_sentence(OptimizerSpec.Type type) {
        Knobs bare = SGD.withOptimizer(OptimizerSpec.of(type, 0.1));
        Knobs full = bare.withClip(CLIPS)
                .withRegularization(RegularizationSpec.NONE.toBuilder()
                        .l1(1)
                        .l2(1)
                        .l2Norm(1)
                        .elasticNet(1)
                        .gradientNorm(1)
                        .adaptiveDecay(1)
                        .build());
        for (Knobs before : List.of(bare, full)) {
            List<Knobs> variants = new ArrayList<>();
            variants(before.optimizer()).forEach(o -> variants.add(before.withOptimizer(o)));
            variants(before.regularization()).forEach(r -> variants.add(before.withRegularization(r)));
            variants(before.clip()).forEach(c -> variants.add(before.withClip(c)));
            variants.add(before.withDropout(0.5));
            for (Knobs after : variants) {
                tells(before, after);
                tells(after, before);
            }
        }
    }

    private static void tells(Knobs before, Knobs after) {
        for (Locale language : Texts.LANGUAGES) {
            String sentence = say(language, before, after);
            assertThat(sentence).as("%s to %s", before, after).contains(" → ");
            for (String part : sentence.split(new Texts(language).get("story.and"), -1)) {
                List<String> sides = List.of(part.split(" → ", -1));
                assertThat(sides).as(part).hasSize(2);
                assertThat(sides.getFirst()).as(part).doesNotEndWith(" " + sides.getLast());
            }
        }
    }

    /** The record with one component changed, each in turn, and each of its records in turn. */
    private static <R extends Record> List<R> variants(R record) {
        List<R> variants = new ArrayList<>();
        RecordComponent[] components = record.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            @Nullable Object[] values = values(record);
            for (@Nullable Object other : others(components[i].getType(), values[i])) {
                @Nullable Object[] changed = values.clone();
                changed[i] = other;
                variants.add(make(record, changed));
            }
        }
        return variants;
    }

    private static List<? extends @Nullable Object> others(Class<?> type, @Nullable Object value) {
        return switch (value) {
            case Boolean flag -> List.of(!flag);
            case Double number -> List.of(number == 1 ? 2.0 : number == 0 ? 0.5 : number / 2);
            case Integer number -> List.of(number + 1);
            case OptimizerSpec.Type kind ->
                Arrays.stream(OptimizerSpec.Type.values())
                        .filter(k -> k != kind)
                        .toList();
            case Schedule schedule ->
                SCHEDULES.stream()
                        .filter(s -> !s.equals(schedule))
                        .filter(s -> s instanceof Schedule.Staircase || s instanceof Schedule.Cosine)
                        .toList();
            case Record part -> {
                List<@Nullable Object> others = new ArrayList<>(variantsOrP(part));
                others.add(null);
                yield others;
            }
            case null -> List.of(standard(type));
            default -> throw new IllegalStateException(type + " has no variants here");
        };
    }

    private static List<? extends Record> variantsOrP(Record part) {
        return part instanceof ClipSpec.Norm norm
                ? List.of(
                        new ClipSpec.Norm(5, norm.p(), norm.perTensor()),
                        new ClipSpec.Norm(norm.max(), 1, norm.perTensor()),
                        new ClipSpec.Norm(norm.max(), Double.POSITIVE_INFINITY, norm.perTensor()),
                        new ClipSpec.Norm(norm.max(), norm.p(), !norm.perTensor()))
                : variants(part);
    }

    private static Object standard(Class<?> type) {
        return Arrays.stream(values(CLIPS)).filter(type::isInstance).findFirst().orElseThrow();
    }

    private static @Nullable Object[] values(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> {
                    try {
                        return component.getAccessor().invoke(record);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray();
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R make(R like, @Nullable Object[] values) {
        Class<?>[] types = Arrays.stream(like.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = like.getClass().getDeclaredConstructor(types);
            return (R) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void every_schedule_of_the_learning_rate_has_words() {
        for (Schedule schedule : SCHEDULES) {
            tells(
                    SGD,
                    SGD.withOptimizer(
                            SGD.optimizer().toBuilder().schedule(schedule).build()));
        }
    }

    @Test
    void the_network_s_own_dropout_taken_over_by_the_knob_stays() {
        Knobs own = new Knobs(SGD.optimizer(), SGD.regularization(), SGD.clip(), OptionalDouble.empty());
        assertThat(say(Locale.ENGLISH, own, own.withDropout(NETWORK_DROPOUT))).isEqualTo("p stays 0.2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "optimizer.type=adam ; Update rule SGD → Adam",
                "optimizer.type=adamw ; Update rule SGD → AdamW",
                "optimizer.momentum=0.9 ; Momentum 0 → 0.9",
                "optimizer.lr=0.10001 ; η 0.1 → 0.10001",
                "regularization.l1=0.1 ; λ off → 0.1",
                "regularization.l1=0.1 regularization.l2=0.2 ; λ (L1: λ Σ|w|) off → 0.1, λ (L2: λ Σw²) off → 0.2",
                "clip.norm.max=2 ; c off → 2",
                "clip.autoclip.window=500 ; AutoClip off → percentile 10 of the last 500 norms",
            })
    void sentences(String settings, String sentence) {
        Map<String, Object> set = new HashMap<>();
        for (String word : settings.split(" ", -1)) {
            String[] pair = word.split("=", 2);
            set.put(pair[0], KnobsJson.value(pair[1]));
        }
        assertThat(say(Locale.ENGLISH, SGD, KnobsJson.apply(SGD, set))).isEqualTo(sentence);
    }

    @Test
    void one_form_in_place_of_another_is_a_change_of_form() {
        Knobs l1 = SGD.withRegularization(RegularizationSpec.NONE.withL1(0.1));
        Knobs l2 = SGD.withRegularization(RegularizationSpec.NONE.withL2(0.2, true));
        assertThat(say(Locale.ENGLISH, l1, l2)).isEqualTo("Penalty form L1: λ Σ|w| → L2: λ/2 Σw², λ 0.1 → 0.2");
    }

    @Test
    void a_cosine_is_told_with_its_length() {
        Knobs cosine = SGD.withOptimizer(SGD.optimizer().toBuilder()
                .schedule(new Schedule.Cosine(500, 0))
                .build());
        assertThat(say(Locale.ENGLISH, SGD, cosine)).isEqualTo("η schedule constant → cosine over 500 steps");
    }

    @Test
    void a_decay_that_goes_with_its_rule_is_told() {
        Knobs decaying =
                SGD.withOptimizer(SGD.optimizer().toBuilder().weightDecay(0.1).build());
        Knobs adam = SGD.withOptimizer(SGD.optimizer().withType(OptimizerSpec.Type.ADAM));
        assertThat(say(Locale.ENGLISH, decaying, adam)).isEqualTo("Update rule SGD → Adam, Weight decay 0.1 → 0");
    }
}
