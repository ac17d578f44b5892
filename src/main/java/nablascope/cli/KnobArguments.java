package nablascope.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import nablascope.experiment.ClipMode;
import nablascope.experiment.Experiment;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.PenaltyForm;
import org.jspecify.annotations.Nullable;

/**
 * {@code --set knob=value}: the paths of the experiment file's schedule, or the short names of the four knobs, which
 * stand for the penalty and the clipping that are on (squared L2 and the global norm where none is).
 */
final class KnobArguments {
    private KnobArguments() {}

    /** The experiment with the knobs that it starts with changed; its schedule still applies. */
    static Experiment apply(Experiment experiment, Map<String, String> settings) {
        Knobs knobs = experiment.knobs();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            knobs = apply(knobs, setting.getKey(), setting.getValue());
            checkDropout(setting.getKey(), experiment.model());
        }
        return experiment.withKnobs(knobs).withSchedule(KnobsJson.rebase(experiment.schedule(), knobs));
    }

    private static void checkDropout(String name, ModelSpec model) {
        boolean dropout = name.equals(KnobSpec.DROPOUT.id()) || name.equals("model.dropout");
        if (dropout && model.firstDropout().isEmpty()) {
            throw new InvalidExperimentException(
                    "--set " + name, "acts on dropout layers, but this network has none; give its model a \"dropout\"");
        }
    }

    private static Knobs apply(Knobs knobs, String name, String text) {
        Object value = text.equals("off") ? null : KnobsJson.value(text);
        for (KnobSpec knob : KnobSpec.values()) {
            if (knob.id().equals(name)) {
                return apply(knobs, knob, value);
            }
        }
        return KnobsJson.apply(knobs, single(name, value));
    }

    private static Knobs apply(Knobs knobs, KnobSpec knob, @Nullable Object value) {
        return switch (knob) {
            case LEARNING_RATE -> KnobsJson.apply(knobs, single("optimizer.lr", value));
            case DROPOUT -> KnobsJson.apply(knobs, single("model.dropout", value));
            case LAMBDA -> {
                PenaltyForm form = PenaltyForm.of(knobs.regularization(), PenaltyForm.L2);
                yield knobs.withRegularization(form.with(knobs.regularization(), number(knob, value, 0)));
            }
            case CLIP -> {
                ClipMode mode = ClipMode.of(knobs.clip(), ClipMode.NORM);
                yield knobs.withClip(mode.with(knobs.clip(), number(knob, value, ClipMode.OFF)));
            }
        };
    }

    private static Map<String, Object> single(String path, @Nullable Object value) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put(path, value);
        return set;
    }

    private static double number(KnobSpec knob, @Nullable Object value, double off) {
        if (value == null) {
            return off;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new InvalidExperimentException("--set " + knob.id(), "is " + value + "; it must be a number or off");
    }
}
