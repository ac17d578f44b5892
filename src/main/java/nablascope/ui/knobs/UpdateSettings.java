package nablascope.ui.knobs;

import static nablascope.experiment.OptimizerSpec.Type.ADAGRAD;
import static nablascope.experiment.OptimizerSpec.Type.ADAM;
import static nablascope.experiment.OptimizerSpec.Type.ADAMW;
import static nablascope.experiment.OptimizerSpec.Type.RMSPROP;
import static nablascope.experiment.OptimizerSpec.Type.SGD;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import nablascope.experiment.OptimizerSpec;
import nablascope.ui.control.NumberRange;

/** The hyper-parameters of the update rules but η and its schedule. */
public final class UpdateSettings {
    private static final Predicate<OptimizerSpec> MOVING = o -> o.type() == SGD && o.momentum() > 0;

    /** In the order of the pane. */
    public static final List<Setting> ALL = List.of(
            number(
                    "rules.momentum",
                    NumberRange.between(0, 1),
                    OptimizerSpec::momentum,
                    OptimizerSpec.Builder::momentum,
                    of(SGD, RMSPROP)),
            number(
                    "rules.dampening",
                    NumberRange.between(0, 1),
                    OptimizerSpec::dampening,
                    OptimizerSpec.Builder::dampening,
                    MOVING.and(o -> !o.nesterov())),
            flag(
                    "rules.nesterov",
                    OptimizerSpec::nesterov,
                    OptimizerSpec.Builder::nesterov,
                    MOVING.and(o -> o.dampening() == 0)),
            new Setting.Note("rules.nesterovNeeds", rule(MOVING.and(o -> o.dampening() != 0))),
            number(
                    "rules.alpha",
                    NumberRange.between(0, 1),
                    OptimizerSpec::alpha,
                    OptimizerSpec.Builder::alpha,
                    of(RMSPROP)),
            flag("rules.centered", OptimizerSpec::centered, OptimizerSpec.Builder::centered, of(RMSPROP)),
            number(
                    "rules.beta1",
                    NumberRange.below(0, 1),
                    OptimizerSpec::beta1,
                    OptimizerSpec.Builder::beta1,
                    of(ADAM, ADAMW)),
            number(
                    "rules.beta2",
                    NumberRange.below(0, 1),
                    OptimizerSpec::beta2,
                    OptimizerSpec.Builder::beta2,
                    of(ADAM, ADAMW)),
            flag("rules.amsgrad", OptimizerSpec::amsgrad, OptimizerSpec.Builder::amsgrad, of(ADAM, ADAMW)),
            number(
                    "rules.lrDecay",
                    NumberRange.atLeast(0),
                    OptimizerSpec::lrDecay,
                    OptimizerSpec.Builder::lrDecay,
                    of(ADAGRAD)),
            number(
                    "rules.initialAccumulator",
                    NumberRange.atLeast(0),
                    OptimizerSpec::initialAccumulator,
                    OptimizerSpec.Builder::initialAccumulator,
                    of(ADAGRAD)),
            new Setting.Note("rules.accumulatorStarts", rule(of(ADAGRAD))),
            number(
                    "rules.eps",
                    NumberRange.atLeast(0),
                    OptimizerSpec::eps,
                    OptimizerSpec.Builder::eps,
                    of(RMSPROP, ADAGRAD, ADAM, ADAMW)),
            number(
                    "rules.weightDecay",
                    NumberRange.atLeast(0),
                    OptimizerSpec::weightDecay,
                    OptimizerSpec.Builder::weightDecay,
                    _ -> true),
            number("rules.sam", NumberRange.atLeast(0), OptimizerSpec::sam, OptimizerSpec.Builder::sam, _ -> true));

    private UpdateSettings() {}

    private interface Put<T> {
        OptimizerSpec.Builder into(OptimizerSpec.Builder builder, T value);
    }

    private static Predicate<OptimizerSpec> of(OptimizerSpec.Type first, OptimizerSpec.Type... more) {
        Set<OptimizerSpec.Type> types = EnumSet.of(first, more);
        return o -> types.contains(o.type());
    }

    private static Predicate<KnobsModel> rule(Predicate<OptimizerSpec> applies) {
        return model -> applies.test(model.knobs().get().optimizer());
    }

    private static Setting number(
            String key,
            NumberRange range,
            ToDoubleFunction<OptimizerSpec> get,
            Put<Double> put,
            Predicate<OptimizerSpec> applies) {
        return new Setting.Amount(
                key,
                range,
                k -> get.applyAsDouble(k.optimizer()),
                (k, v) -> k.withOptimizer(put.into(k.optimizer().toBuilder(), v).build()),
                rule(applies));
    }

    private static Setting flag(
            String key, Predicate<OptimizerSpec> get, Put<Boolean> put, Predicate<OptimizerSpec> applies) {
        return new Setting.Flag(
                key,
                k -> get.test(k.optimizer()),
                (k, v) -> k.withOptimizer(put.into(k.optimizer().toBuilder(), v).build()),
                rule(applies));
    }
}
