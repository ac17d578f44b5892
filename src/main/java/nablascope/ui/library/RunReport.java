package nablascope.ui.library;

import nablascope.library.Verdict;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;

/**
 * What came of replaying a kept run.
 *
 * @param name the run's
 * @param done steps of the replay
 * @param begin step of the checkpoint that it began at; 0: the first
 * @param checkpointsDamaged whether there were others that could not be used
 */
record RunReport(
        RunJob.Kind kind,
        String name,
        Verdict verdict,
        long done,
        boolean cancelled,
        long begin,
        boolean checkpointsDamaged) {
    RunReport from(long checkpoint, boolean othersDamaged) {
        return new RunReport(kind, name, verdict, done, cancelled, checkpoint, othersDamaged);
    }

    /** One sentence that claims no more than was compared. */
    String words(Texts texts) {
        boolean whole = verdict.difference() == null && !cancelled && done >= verdict.steps();
        if (kind != RunJob.Kind.VERIFY && whole) {
            return texts.get(key("done"), name, done) + checkpoint(texts);
        }
        boolean more = kind != RunJob.Kind.VERIFY && verdict.difference() != null && !cancelled;
        return finding(texts) + (more ? " " + texts.get(key("differs")) : "");
    }

    private String checkpoint(Texts texts) {
        String used = begin == 0 ? "" : " " + texts.get("runs.checkpoint", Numbers.count(begin));
        return used + (checkpointsDamaged ? " " + texts.get("runs.checkpoint.damaged") : "");
    }

    private String key(String what) {
        return "runs." + what + "." + kind;
    }

    private String finding(Texts texts) {
        Verdict.Difference difference = verdict.difference();
        String steps = Numbers.count(verdict.steps());
        if (difference != null) {
            String series = difference.series().isEmpty() ? "" : texts.get("runs.verdict.series", difference.series());
            String version = verdict.otherVersion();
            return texts.get("runs.verdict.different", name, range(difference), series)
                    + (version == null ? "" : texts.get("runs.verdict.version", version));
        }
        String compared = Numbers.count(verdict.compared());
        if (cancelled) {
            return texts.get("runs.verdict.cancelled", name, Numbers.count(done), compared);
        }
        if (done < verdict.steps()) {
            return texts.get("runs.verdict.short", name, Numbers.count(done), steps);
        }
        if (verdict.compared() == 0) {
            return texts.get("runs.verdict.nothing", name, steps);
        }
        return verdict.equal()
                ? texts.get("runs.verdict.equal", name, steps)
                : texts.get("runs.verdict.partly", name, compared, steps);
    }

    private static String range(Verdict.Difference difference) {
        long last = difference.to() - 1;
        String from = Numbers.count(difference.from());
        return last == difference.from() ? from : from + "–" + Numbers.count(last);
    }
}
