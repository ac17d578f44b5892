package nablascope.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The {@code optimizer} object. */
final class OptimizerJson {
    private OptimizerJson() {}

    static OptimizerSpec read(@Nullable Object json) {
        Fields f = Fields.of(
                "optimizer",
                json,
                "type",
                "lr",
                "weightDecay",
                "momentum",
                "dampening",
                "nesterov",
                "alpha",
                "centered",
                "eps",
                "beta1",
                "beta2",
                "amsgrad",
                "lrDecay",
                "initialAccumulator",
                "sam",
                "schedule");
        OptimizerSpec standard = OptimizerSpec.of(f.choice("type", OptimizerSpec.Type.class), f.number("lr"));
        return new OptimizerSpec(
                standard.type(),
                standard.lr(),
                f.number("weightDecay", standard.weightDecay()),
                f.number("momentum", standard.momentum()),
                f.number("dampening", standard.dampening()),
                f.flag("nesterov", standard.nesterov()),
                f.number("alpha", standard.alpha()),
                f.flag("centered", standard.centered()),
                f.number("eps", standard.eps()),
                f.number("beta1", standard.beta1()),
                f.number("beta2", standard.beta2()),
                f.flag("amsgrad", standard.amsgrad()),
                f.number("lrDecay", standard.lrDecay()),
                f.number("initialAccumulator", standard.initialAccumulator()),
                f.number("sam", standard.sam()),
                ScheduleJson.ofLearningRate(f));
    }

    /** Every hyper-parameter. */
    static Map<String, @Nullable Object> writeAll(OptimizerSpec optimizer) {
        return new Tree()
                .put("type", Words.of(optimizer.type()))
                .put("lr", optimizer.lr())
                .put("weightDecay", optimizer.weightDecay())
                .put("momentum", optimizer.momentum())
                .put("dampening", optimizer.dampening())
                .put("nesterov", optimizer.nesterov())
                .put("alpha", optimizer.alpha())
                .put("centered", optimizer.centered())
                .put("eps", optimizer.eps())
                .put("beta1", optimizer.beta1())
                .put("beta2", optimizer.beta2())
                .put("amsgrad", optimizer.amsgrad())
                .put("lrDecay", optimizer.lrDecay())
                .put("initialAccumulator", optimizer.initialAccumulator())
                .put("sam", optimizer.sam())
                .put("schedule", ScheduleJson.write(optimizer.schedule()))
                .map();
    }

    /** Type, learning rate, and what differs from the type's defaults. */
    static Map<String, @Nullable Object> write(OptimizerSpec optimizer) {
        Map<String, @Nullable Object> standard = writeAll(OptimizerSpec.of(optimizer.type(), optimizer.lr()));
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        writeAll(optimizer).forEach((key, value) -> {
            if (key.equals("type") || key.equals("lr") || !Objects.equals(value, standard.get(key))) {
                members.put(key, value);
            }
        });
        return members;
    }
}
