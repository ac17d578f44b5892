package nablascope.library;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import nablascope.library.RunInfo.Status;

/**
 * Which runs of a list to show, and in which order.
 *
 * @param text words that all must come up in name, title, tags, notes, folder, status or the run it left; empty: any
 * @param statuses empty: any
 * @param tags that it must all have
 */
public record RunQuery(String text, Set<Status> statuses, Set<String> tags, Order order, boolean descending) {
    /** What to sort by. */
    public enum Order {
        STARTED,
        NAME,
        STEPS,
        LOSS,
        ACCURACY,
        STATUS
    }

    /** Everything, the newest first. */
    public static final RunQuery ALL = new RunQuery("", Set.of(), Set.of(), Order.STARTED, true);

    public RunQuery {
        statuses = Set.copyOf(statuses);
        tags = Set.copyOf(tags);
    }

    /** The runs that fit, in order; those without a value to sort by come last. */
    public List<RunInfo> apply(List<RunInfo> runs) {
        return apply(runs, _ -> "");
    }

    /**
     * {@link #apply(List)}.
     *
     * @param words that a run can also be found by
     */
    public List<RunInfo> apply(List<RunInfo> runs, Function<RunInfo, String> words) {
        return runs.stream()
                .filter(run -> fits(run, words))
                .sorted(comparator())
                .toList();
    }

    /** A run that exploded is that whatever else it is, and so is a damaged one. */
    private boolean hasStatus(RunInfo run) {
        return statuses.isEmpty()
                || statuses.contains(run.status())
                || (run.exploded() && statuses.contains(Status.EXPLODED))
                || (!run.damages().isEmpty() && statuses.contains(Status.DAMAGED));
    }

    private boolean fits(RunInfo run, Function<RunInfo, String> words) {
        if (!hasStatus(run)) {
            return false;
        }
        if (!run.labels().tags().containsAll(tags)) {
            return false;
        }
        if (text.isBlank()) {
            return true;
        }
        RunLabels labels = run.labels();
        String all = String.join(
                        "\n",
                        labels.name(),
                        run.title(),
                        String.join(" ", labels.tags()),
                        labels.notes(),
                        run.id().name(),
                        told(run),
                        words.apply(run))
                .toLowerCase(Locale.ROOT);
        for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** What the list says of it besides. */
    private static String told(RunInfo run) {
        RunParent parent = run.parent();
        return run.status()
                + (run.exploded() ? " " + Status.EXPLODED : "")
                + (parent == null ? "" : " " + parent.run() + "@" + parent.step());
    }

    private Comparator<RunInfo> comparator() {
        Comparator<RunInfo> byId = Comparator.comparing(run -> run.id().name());
        Comparator<RunInfo> chosen = switch (order) {
            // The folder's name begins with the time, also where nothing else can be read.
            case STARTED -> directed(byId);
            case NAME -> directed(Comparator.comparing(RunInfo::name, String.CASE_INSENSITIVE_ORDER));
            case STEPS -> directed(Comparator.comparingLong(run -> run.summary().steps()));
            case STATUS -> directed(Comparator.comparing(RunInfo::status));
            case LOSS ->
                Comparator.comparing(
                        run -> run.summary().loss(), Comparator.nullsLast(directed(Comparator.<Float>naturalOrder())));
            case ACCURACY ->
                Comparator.comparing(
                        run -> run.summary().accuracy(),
                        Comparator.nullsLast(directed(Comparator.<Float>naturalOrder())));
        };
        return chosen.thenComparing(byId.reversed());
    }

    private <T> Comparator<T> directed(Comparator<T> ascending) {
        return descending ? ascending.reversed() : ascending;
    }
}
