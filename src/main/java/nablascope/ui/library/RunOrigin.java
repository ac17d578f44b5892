package nablascope.ui.library;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nablascope.library.RunId;
import nablascope.library.RunInfo;
import nablascope.library.RunParent;
import org.jspecify.annotations.Nullable;

/**
 * Which run a branch left, for its row: by the time that stands in the other one's, for the names are mostly the same. Sorted
 * by run, then step.
 *
 * @param of the time; where that is not known the folder's name
 */
record RunOrigin(RunId run, String of, long step) implements Comparable<RunOrigin> {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Null of a run that is no branch. */
    static @Nullable RunOrigin of(RunInfo run, RunsModel model) {
        RunParent parent = run.parent();
        if (parent == null) {
            return null;
        }
        Instant started = model.list().find(parent.run()).map(RunInfo::started).orElse(null);
        String words = started == null ? parent.run().name() : time(started, run.started());
        return new RunOrigin(parent.run(), words, parent.step());
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
