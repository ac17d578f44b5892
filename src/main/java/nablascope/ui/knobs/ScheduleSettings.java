package nablascope.ui.knobs;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
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
        return Stream.of(List.of(kind(kinds)), staircase(), cosine(), warmup(), List.of(inverseTime(), note()))
                .flatMap(List::stream)
                .toList();
    }

    private Setting kind(List<ScheduleKind> kinds) {
        return new Setting.Pick<>(
                "rules.schedule",
                kinds,
                (texts, kind) -> texts.name(kind),
                k -> ScheduleKind.of(get.apply(k)),
                (k, kind) -> ScheduleKind.of(get.apply(k)) == kind ? k : with.apply(k, kind.standard()),
                _ -> true);
    }

    private List<Setting> staircase() {
        Class<Schedule.Staircase> kind = Schedule.Staircase.class;
        return List.of(
                row(
                        "rules.every",
                        STEPS,
                        kind,
                        s -> (double) s.every(),
                        (s, every) -> new Schedule.Staircase(every.longValue(), s.gamma())),
                row(
                        "rules.gamma",
                        NumberRange.atLeast(0),
                        kind,
                        Schedule.Staircase::gamma,
                        (s, gamma) -> new Schedule.Staircase(s.every(), gamma)));
    }

    private List<Setting> cosine() {
        Class<Schedule.Cosine> kind = Schedule.Cosine.class;
        return List.of(
                row(
                        "rules.steps",
                        STEPS,
                        kind,
                        s -> (double) s.steps(),
                        (s, steps) -> new Schedule.Cosine(steps.longValue(), s.floor())),
                row(
                        "rules.floor",
                        SHARE,
                        kind,
                        Schedule.Cosine::floor,
                        (s, floor) -> new Schedule.Cosine(s.steps(), floor)));
    }

    private List<Setting> warmup() {
        Class<Schedule.Warmup> kind = Schedule.Warmup.class;
        return List.of(
                row(
                        "rules.warmupSteps",
                        STEPS,
                        kind,
                        s -> (double) s.steps(),
                        (s, steps) -> new Schedule.Warmup(steps.longValue(), s.start())),
                row(
                        "rules.start",
                        SHARE,
                        kind,
                        Schedule.Warmup::start,
                        (s, start) -> new Schedule.Warmup(s.steps(), start)));
    }

    private Setting inverseTime() {
        return row(
                "rules.decay",
                NumberRange.atLeast(0),
                Schedule.InverseTime.class,
                Schedule.InverseTime::decay,
                (_, decay) -> new Schedule.InverseTime(decay));
    }

    private Setting note() {
        return new Setting.Note(
                "rules.fromTheStart",
                model -> !Schedule.CONSTANT.equals(get.apply(model.knobs().get())));
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
