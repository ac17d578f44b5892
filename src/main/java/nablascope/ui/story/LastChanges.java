package nablascope.ui.story;

import java.util.IdentityHashMap;
import java.util.List;
import nablascope.session.SessionEvent.Explosion;
import nablascope.session.SessionEvent.KnobsChanged;
import nablascope.ui.text.Texts;

/** The change of knobs that came before each explosion, as the story had it then. JavaFX thread. */
final class LastChanges {
    /** What was changed earlier than that has seldom to do with it. */
    private static final long MOST_STEPS = 500;

    private final IdentityHashMap<Explosion, KnobsChanged> before = new IdentityHashMap<>();

    /** @param story of the run that exploded, newest first */
    void note(Explosion explosion, List<StoryEntry> story) {
        story.stream()
                .filter(entry -> entry.event() instanceof KnobsChanged)
                .filter(entry -> entry.step() <= explosion.step() && entry.step() >= explosion.step() - MOST_STEPS)
                .findFirst()
                .ifPresent(entry -> before.put(explosion, (KnobsChanged) entry.event()));
    }

    void clear() {
        before.clear();
    }

    /**
     * A sentence about an explosion, with how long after which change it came, if one did.
     *
     * @param networkDropout p where the knobs leave it to the network
     */
    String lead(Texts texts, double networkDropout, Explosion explosion, String sentence) {
        KnobsChanged change = before.get(explosion);
        return change == null
                ? sentence
                : texts.get(
                        "story.after",
                        explosion.step() - change.step(),
                        KnobDiff.describe(texts, networkDropout, change.before(), change.after()),
                        sentence);
    }
}
