package nablascope.ui.story;

import java.util.IdentityHashMap;
import java.util.List;
import nablascope.session.SessionEvent;
import nablascope.session.SessionEvent.KnobsChanged;
import nablascope.session.SessionEvent.Trouble;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** The change of knobs that came before each trouble, as the story had it then. JavaFX thread. */
final class LastChanges {
    /** What was changed earlier than that has seldom to do with it. */
    private static final long MOST_STEPS = 500;

    private final IdentityHashMap<Trouble, Before> before = new IdentityHashMap<>();

    /** The last step at which the change that the newest entry tells of went on, as it does in a drag. */
    private long newestTurn;

    private @Nullable SessionEvent newest;

    /** @param steps between the change and the trouble */
    private record Before(KnobsChanged change, long steps) {}

    /** A change of knobs, or one more turn of the drag that the entry tells of. */
    void turned(KnobsChanged entry, long step) {
        newest = entry;
        newestTurn = step;
    }

    /** @param story of the run that went wrong, newest first */
    void note(Trouble trouble, List<StoryEntry> story) {
        story.stream()
                .filter(entry -> entry.event() instanceof KnobsChanged)
                .filter(entry -> entry.step() <= trouble.step())
                .findFirst()
                .map(entry -> new Before((KnobsChanged) entry.event(), trouble.step() - lastTurn(entry)))
                .filter(found -> found.steps() >= 0 && found.steps() <= MOST_STEPS)
                .ifPresent(found -> before.put(trouble, found));
    }

    private long lastTurn(StoryEntry entry) {
        return entry.event() == newest ? newestTurn : entry.step();
    }

    void clear() {
        before.clear();
    }

    /**
     * A sentence about what went wrong, with how long after which change it came, if one did.
     *
     * @param networkDropout p where the knobs leave it to the network
     */
    String lead(Texts texts, double networkDropout, Trouble trouble, String sentence) {
        Before found = before.get(trouble);
        return found == null
                ? sentence
                : texts.get(
                        "story.after",
                        found.steps(),
                        KnobDiff.describe(
                                texts,
                                networkDropout,
                                found.change().before(),
                                found.change().after()),
                        sentence);
    }
}
