package nablascope.ui.library;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunParent;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Which run a branch left, for its row: by its own name, or the time that stands in its row, for titles are mostly the same. Sorted
 * by run, then step.
 *
 * @param of its own name or the time; null: it was deleted
 */
record RunOrigin(RunId run, @Nullable String of, long step) implements Comparable<RunOrigin> {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Null of a run that is no branch. */
    static @Nullable RunOrigin of(RunInfo run, RunsModel model) {
        RunParent parent = run.parent();
        if (parent == null) {
            return null;
        }
        String words = model.list()
                .find(parent.run())
                .map(left -> words(left, run))
                .orElse(model.list().loaded().get() ? null : parent.run().name());
        return new RunOrigin(parent.run(), words, parent.step());
    }

    private static String words(RunInfo left, RunInfo branch) {
        if (!left.labels().name().isEmpty()) {
            return left.labels().name();
        }
        Instant started = left.started();
        return started == null ? left.id().name() : time(started, branch.started());
    }

    String words(Texts texts) {
        return of == null
                ? texts.get("runs.branch.ofDeleted", Numbers.count(step))
                : texts.get("runs.branch.of", Numbers.count(step), of);
    }

    private static String time(Instant parent, @Nullable Instant branch) {
        return (branch != null && day(parent).equals(day(branch)) ? TIME_OF_DAY : TIME)
                .format(parent.atZone(ZoneId.systemDefault()));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneId.systemDefault());
    }

    @Override
    public int compareTo(RunOrigin other) {
        int byRun = run.name().compareTo(other.run.name());
        return byRun == 0 ? Long.compare(step, other.step) : byRun;
    }
}
