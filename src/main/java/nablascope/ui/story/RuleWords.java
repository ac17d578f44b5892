package nablascope.ui.story;

import nablascope.experiment.ClipSpec;
import nablascope.experiment.Schedule;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** Rules with several numbers in a few words. */
final class RuleWords {
    private final Texts texts;

    RuleWords(Texts texts) {
        this.texts = texts;
    }

    String of(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Constant _ -> texts.get("story.schedule.constant");
            case Schedule.Staircase s -> texts.get("story.schedule.step", Numbers.exact(s.gamma()), s.every());
            case Schedule.Cosine s ->
                s.floor() == 0
                        ? texts.get("story.schedule.cosine", s.steps())
                        : texts.get("story.schedule.cosineTo", s.steps(), Numbers.exact(s.floor()));
            case Schedule.Warmup s -> texts.get("story.schedule.warmup", s.steps(), Numbers.compact(s.start()));
            case Schedule.InverseTime s -> texts.get("story.schedule.inverseTime", Numbers.exact(s.decay()));
        };
    }

    /** Null is off. */
    String of(ClipSpec.@Nullable AutoClip autoclip) {
        return autoclip == null
                ? texts.get("knob.off")
                : texts.get("story.autoclip", Numbers.exact(autoclip.percentile()), autoclip.window());
    }

    /** Null is off. */
    String of(ClipSpec.@Nullable ZClip zclip) {
        return zclip == null
                ? texts.get("knob.off")
                : texts.get("story.zclip", Numbers.exact(zclip.z()), Numbers.exact(zclip.alpha()), zclip.warmup());
    }
}
