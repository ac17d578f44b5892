package nablascope.ui.story;

import nablascope.experiment.ClipSpec;
import nablascope.experiment.Knobs;
import nablascope.session.SessionEvent;
import nablascope.session.SessionEvent.Trouble;
import nablascope.ui.text.Texts;

/** What the story says of ways out of a trouble. */
final class TroubleWords {
    private TroubleWords() {}

    /** The key of what could be done about one that nothing has been done about. */
    static String advice(Trouble trouble) {
        return switch (trouble) {
            case SessionEvent.Alarmed _ -> "alarm.advice";
            case SessionEvent.Stalled e -> e.avoidable() ? "story.stalled.try" : "story.stalled.first";
            case SessionEvent.Diverged e -> trial(e.circumstances().knobs());
        };
    }

    private static String trial(Knobs then) {
        if (!then.optimizer().type().scalesWithGradient()) {
            return "story.diverged.tryRate";
        }
        return then.clip().equals(ClipSpec.NONE) ? "story.diverged.try" : "story.diverged.tryClipped";
    }

    /**
     * What was changed since a trouble that another followed upon; nothing, if somebody only tried again.
     *
     * @param networkDropout p where the knobs leave it to the network
     * @param branch the name of the branch that had the earlier one
     */
    static String inVain(Texts texts, double networkDropout, Trouble before, String branch, Trouble after) {
        Knobs then = before.circumstances().knobs();
        Knobs now = after.circumstances().knobs();
        String without = texts.get(key(before), before.step());
        if (now.equals(then)) {
            return texts.get("story.sameKnobs", without, branch);
        }
        boolean alike = key(after).equals(key(before));
        String with = texts.get(key(after) + (alike ? ".again" : ""), after.step());
        return texts.get("story.noHelp", KnobDiff.describe(texts, networkDropout, then, now), without, branch, with);
    }

    private static String key(Trouble trouble) {
        return trouble instanceof SessionEvent.Stalled ? "story.stoodStill" : "story.exploded";
    }
}
