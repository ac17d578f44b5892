package nablascope.ui.knobs;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import nablascope.experiment.Knobs;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;
import nablascope.experiment.Schedule;
import nablascope.experiment.TrainingSpec;
import nablascope.ui.control.NumberRange;

/** How η and λ change over the run. */
final class ScheduleSettings {
    private static final NumberRange STEPS = NumberRange.whole(1, TrainingSpec.UNLIMITED);
    private static final NumberRange SHARE = NumberRange.between(0, 1);

    private final Function<Knobs, Schedule> get;
    private final Setting.With<Schedule> with;

    private ScheduleSettings(Function<Knobs, Schedule> get, Setting.With<Schedule> with) {
        this.get = get;
        this.with = with;
    }

    static List<Setting> ofLearningRate() {
        return new ScheduleSettings(
                        k -> k.optimizer().schedule(),
                        (k, s) -> k.withOptimizer(
                                k.optimizer().toBuilder().schedule(s).build()))
                .rows(List.of(ScheduleKind.values()));
    }

    /** A penalty neither warms up nor follows 1/t. */
    static List<Setting> ofPenalty() {
        return new ScheduleSettings(
                        k -> k.regularization().schedule(),
                        (k, s) -> k.withRegularization(
                                k.regularization().toBuilder().schedule(s).build()))
                .rows(List.of(ScheduleKind.CONSTANT, ScheduleKind.STEP, ScheduleKind.COSINE));
    }

    /** Whether λ, or what else it scales, is on or has a schedule. */
    static ObservableBooleanValue penaltyScheduled(KnobsModel model) {
        return Bindings.createBooleanBinding(() -> penalised(model.knobs().get().regularization()), model.knobs());
    }

    private static boolean penalised(RegularizationSpec r) {
        return PenaltyForm.of(r, PenaltyForm.L2).lambda(r) > 0
                || r.adaptiveDecay() > 0
                || !r.schedule().equals(Schedule.CONSTANT);
    }

    private List<Setting> rows(List<ScheduleKind> kinds) {
        return List.of(
                new Setting.Pick<>(
                        "rules.schedule",
                        kinds,
                        (texts, kind) -> texts.name(kind),
                        k -> ScheduleKind.of(get.apply(k)),
                        (k, kind) -> ScheduleKind.of(get.apply(k)) == kind ? k : with.apply(k, kind.standard()),
                        _ -> true),
                row(
                        "rules.every",
                        STEPS,
                        Schedule.Staircase.class,
                        s -> (double) s.every(),
                        (s, v) -> new Schedule.Staircase(v.longValue(), s.gamma())),
                row(
                        "rules.gamma",
                        NumberRange.atLeast(0),
                        Schedule.Staircase.class,
                        Schedule.Staircase::gamma,
                        (s, v) -> new Schedule.Staircase(s.every(), v)),
                row(
                        "rules.steps",
                        STEPS,
                        Schedule.Cosine.class,
                        s -> (double) s.steps(),
                        (s, v) -> new Schedule.Cosine(v.longValue(), s.floor())),
                row(
                        "rules.floor",
                        SHARE,
                        Schedule.Cosine.class,
                        Schedule.Cosine::floor,
                        (s, v) -> new Schedule.Cosine(s.steps(), v)),
                row(
                        "rules.warmupSteps",
                        STEPS,
                        Schedule.Warmup.class,
                        s -> (double) s.steps(),
                        (s, v) -> new Schedule.Warmup(v.longValue(), s.start())),
                row(
                        "rules.start",
                        SHARE,
                        Schedule.Warmup.class,
                        Schedule.Warmup::start,
                        (s, v) -> new Schedule.Warmup(s.steps(), v)),
                row(
                        "rules.decay",
                        NumberRange.atLeast(0),
                        Schedule.InverseTime.class,
                        Schedule.InverseTime::decay,
                        (_, v) -> new Schedule.InverseTime(v)),
                new Setting.Note(
                        "rules.fromTheStart",
                        model -> !Schedule.CONSTANT.equals(
                                get.apply(model.knobs().get()))));
    }

    /** A number of one kind of schedule; of another kind it is 0 and stays so. */
    private <S extends Schedule> Setting row(
            String key,
            NumberRange range,
            Class<S> kind,
            ToDoubleFunction<S> number,
            BiFunction<S, Double, Schedule> change) {
        return new Setting.Amount(
                key,
                range,
                k -> kind.isInstance(get.apply(k)) ? number.applyAsDouble(kind.cast(get.apply(k))) : 0,
                (k, v) -> kind.isInstance(get.apply(k)) ? with.apply(k, change.apply(kind.cast(get.apply(k)), v)) : k,
                model -> kind.isInstance(get.apply(model.knobs().get())));
    }
}
