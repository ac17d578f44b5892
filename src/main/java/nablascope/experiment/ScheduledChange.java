package nablascope.experiment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of knobs before the forward pass of a step.
 *
 * @param step counted from 0
 * @param set what changed, in the file's own words: dotted path to new value, such as {@code optimizer.lr}
 * @param knobs every knob from this step on: the ones before it with {@code set} applied
 * @param note free text; null: none
 */
public record ScheduledChange(
        long step,
        Map<String, Object> set,
        Knobs knobs,
        @Nullable String note) {
    public ScheduledChange {
        Check.within("schedule.step", step, 0, TrainingSpec.UNLIMITED);
        set = Check.ordered(set);
    }
}
