package nablascope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;

/**
 * With which knobs a run did its steps, and which changes of the experiment's own schedule it still has to make. Written
 * by the engine thread, read by any.
 */
final class KnobHistory {
    /** Later than any step. */
    static final long NEVER = Long.MAX_VALUE;

    private final Experiment experiment;
    private final List<ScheduledChange> changes = new ArrayList<>();
    private Knobs knobs;
    private long nextStep;
    private int nextScheduled;
    private long skipsFrom = NEVER;
    private long skipsUntil = -1;

    /** Before the first step. */
    KnobHistory(Experiment experiment) {
        this.experiment = experiment;
        this.knobs = experiment.knobs();
    }

    /** As another was after so many steps. */
    KnobHistory(KnobHistory other, long steps) {
        experiment = other.experiment;
        changes.addAll(other.before(steps));
        knobs = changes.isEmpty() ? experiment.knobs() : changes.getLast().knobs();
        nextStep = steps;
        if (steps > other.skipsFrom) {
            skipsFrom = other.skipsFrom;
            skipsUntil = other.skipsUntil;
        }
        nextScheduled = scheduledBefore(steps);
    }

    /** Steps done. */
    synchronized long steps() {
        return nextStep;
    }

    /** The knobs of the last step, or those that the run starts with. */
    synchronized Knobs knobs() {
        return knobs;
    }

    /** The knobs of a step. */
    Knobs at(long step) {
        List<ScheduledChange> until = before(step + 1);
        return until.isEmpty() ? experiment.knobs() : until.getLast().knobs();
    }

    /** The changes that took effect before a step. */
    synchronized List<ScheduledChange> before(long step) {
        return changes.stream().filter(change -> change.step() < step).toList();
    }

    /** The changes since the first {@code from}. */
    synchronized List<ScheduledChange> since(int from) {
        return List.copyOf(changes.subList(Math.min(from, changes.size()), changes.size()));
    }

    /** How often knobs changed. */
    synchronized int count() {
        return changes.size();
    }

    /** The first step after one that knobs changed for; empty: they did not. */
    synchronized OptionalLong firstAfter(long step) {
        return changes.stream()
                .mapToLong(ScheduledChange::step)
                .filter(at -> at > step)
                .findFirst();
    }

    /** The first of the steps up to one since which the learning rate has risen and never fallen; 0: it has not risen. */
    long rising(long step) {
        List<ScheduledChange> until = before(step + 1);
        long since = 0;
        double later = at(step).optimizer().lr();
        for (int i = until.size() - 1; i >= 0; i--) {
            Knobs earlier = i == 0 ? experiment.knobs() : until.get(i - 1).knobs();
            if (earlier.optimizer().lr() > later) {
                return since;
            }
            since = earlier.optimizer().lr() < later ? until.get(i).step() : since;
            later = earlier.optimizer().lr();
        }
        return since;
    }

    /** The first step that both did with different knobs; {@link #NEVER}: they are the same as far as both go. */
    long partsFrom(KnobHistory other) {
        long both = Math.min(steps(), other.steps());
        List<ScheduledChange> mine = before(both);
        List<ScheduledChange> others = other.before(both);
        for (int i = 0; i < Math.max(mine.size(), others.size()); i++) {
            long here = i < mine.size() ? mine.get(i).step() : NEVER;
            long there = i < others.size() ? others.get(i).step() : NEVER;
            if (here != there || !mine.get(i).equals(others.get(i))) {
                return Math.min(here, there);
            }
        }
        return NEVER;
    }

    /** One more step, with these knobs. */
    synchronized void add(Knobs next) {
        if (!next.equals(knobs)) {
            changes.add(changeTo(next));
            knobs = next;
        }
        nextStep++;
    }

    /** Before the first step: as the experiment's own schedule has it up to a step. */
    synchronized void follow(long steps) {
        for (ScheduledChange change : experiment.schedule()) {
            if (change.step() < steps) {
                nextStep = change.step();
                add(change.knobs());
                nextScheduled++;
            }
        }
        nextStep = steps;
    }

    /** The experiment's own changes up to a step are not made from here on: somebody knows better. */
    synchronized void skip(long until) {
        skipsFrom = nextStep;
        skipsUntil = until;
        nextScheduled = scheduledBefore(nextStep);
    }

    private int scheduledBefore(long step) {
        return (int) experiment.schedule().stream()
                .filter(change -> change.step() < step || change.step() <= skipsUntil)
                .count();
    }

    /** The changes of the experiment's own schedule that take effect up to a step, in order; each is given once. */
    synchronized List<ScheduledChange> due(long step) {
        List<ScheduledChange> schedule = experiment.schedule();
        int first = nextScheduled;
        while (nextScheduled < schedule.size() && schedule.get(nextScheduled).step() <= step) {
            nextScheduled++;
        }
        return first == nextScheduled ? List.of() : schedule.subList(first, nextScheduled);
    }

    /**
     * The experiment that replays the run so far, goes on with the given knobs, and then with what is left of its
     * schedule.
     */
    synchronized Experiment recorded(Knobs next) {
        List<ScheduledChange> all = new ArrayList<>(changes);
        if (!next.equals(knobs)) {
            all.add(changeTo(next));
        }
        List<ScheduledChange> schedule = experiment.schedule();
        all.addAll(KnobsJson.rebase(schedule.subList(nextScheduled, schedule.size()), next));
        return experiment.withSchedule(all);
    }

    private ScheduledChange changeTo(Knobs next) {
        return new ScheduledChange(nextStep, KnobsJson.difference(knobs, next), next, null);
    }
}
