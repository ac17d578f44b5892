package nablascope.race;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A race under way on a thread of its own. Every method may be called from any thread and returns at once. Entrants take
 * turns of a few steps, so all have done equally many whenever their courses grow, however long a step of each takes.
 */
public final class RaceRun implements AutoCloseable {
    /** Steps of one lane in a row: a few, so that its weights stay in the caches meanwhile. */
    private static final long TURN = 16;

    private final Race race;
    private final Path folder;
    private final List<Course> courses = new ArrayList<>();
    private volatile boolean stopped;
    private volatile State state = State.PREPARING;
    private long done;
    private volatile long steps;
    private volatile List<Standing> standings = List.of();
    private volatile @Nullable Throwable failure;

    /** What a race is at. */
    public enum State {
        /** Data are read and networks built. */
        PREPARING,
        RUNNING,
        /** Every step is done. */
        FINISHED,
        /** Somebody stopped it. */
        STOPPED,
        FAILED
    }

    private RaceRun(Race race, Path folder) {
        this.race = race;
        this.folder = folder;
        race.entrants().forEach(_ -> courses.add(new Course(race.steps())));
    }

    /** @param folder what the data's relative paths are relative to */
    public static RaceRun start(Race race, Path folder) {
        RaceRun run = new RaceRun(race, folder);
        Thread.ofPlatform().name("race").daemon().start(run::train);
        return run;
    }

    public Race race() {
        return race;
    }

    public State state() {
        return state;
    }

    /** Steps that every lane has done. */
    public long steps() {
        return steps;
    }

    /** The courses of the entrants, in their order. */
    public List<Course> courses() {
        return List.copyOf(courses);
    }

    /** How the entrants stand, in their order; empty before the first step. */
    public List<Standing> standings() {
        return standings;
    }

    /** Why it failed; null: it did not. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Ends the race after the step in progress; what was measured stays. */
    @Override
    public void close() {
        stopped = true;
    }

    private void train() {
        try {
            Starter starter = new Starter(race, folder);
            List<List<Lane>> lanes = starter.lanes(() -> stopped);
            if (!stopped) {
                state = State.RUNNING;
                train(lanes);
            }
            state = stopped && done < race.steps() ? State.STOPPED : State.FINISHED;
        } catch (RuntimeException | Error e) {
            failure = e;
            state = State.FAILED;
        }
    }

    /** @param lanes of each entrant, in the order of the seeds */
    private void train(List<List<Lane>> lanes) {
        long width = Course.width(race.steps());
        while (done < race.steps() && !stopped) {
            lanes.forEach(entrant -> entrant.forEach(Lane::clear));
            long end = Math.min(race.steps(), done + width);
            while (done < end && !stopped) {
                turn(lanes, Math.min(TURN, end - done));
            }
            if (!stopped) {
                for (int i = 0; i < lanes.size(); i++) {
                    courses.get(i).add(lanes.get(i));
                }
                standings = standings(lanes);
            }
        }
    }

    private void turn(List<List<Lane>> lanes, long count) {
        for (int seed = 0; seed < race.seeds(); seed++) {
            for (List<Lane> entrant : lanes) {
                Lane lane = entrant.get(seed);
                for (int i = 0; i < count; i++) {
                    if (stopped) {
                        return;
                    }
                    lane.step();
                }
            }
        }
        done += count;
        steps = done;
    }

    private List<Standing> standings(List<List<Lane>> lanes) {
        List<Standing> all = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            List<Outcome> outcomes = lanes.get(i).stream().map(Lane::outcome).toList();
            all.add(new Standing(race.entrants().get(i), outcomes));
        }
        return List.copyOf(all);
    }
}
