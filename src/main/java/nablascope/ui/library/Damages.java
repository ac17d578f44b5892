package nablascope.ui.library;

import java.util.List;
import java.util.stream.Collectors;
import nablascope.library.Damage;
import nablascope.ui.text.Texts;

/** What is damaged of a run, in words. */
final class Damages {
    private static final int MOST = 4;

    private Damages() {}

    /** A line each, of so many as somebody reads. */
    static String words(Texts texts, List<Damage> damages) {
        String lines = damages.stream()
                .limit(MOST)
                .map(damage -> texts.get("runs.damage", damage.phrase()))
                .collect(Collectors.joining("\n"));
        int more = damages.size() - MOST;
        return more <= 0 ? lines : lines + "\n" + texts.get("runs.damage.more", more);
    }
}
