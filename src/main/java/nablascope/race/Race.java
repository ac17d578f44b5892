package nablascope.race;

import java.util.List;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.TrainingSpec;

/**
 * What is raced: one experiment with different knobs, over some seeds. Entrants that train on the same seed share data,
 * initial weights, order of rows and dropout masks, so whatever tells them apart comes from their knobs.
 *
 * @param base the experiment; its own knobs and seed count for nothing, a schedule of changes holds for every
 *     entrant, but for the knobs in which it differs from the first
 * @param entrants 1 to {@link #MAX_ENTRANTS}; the others are compared with the first
 * @param firstSeed the seeds are this one and those that follow it
 * @param seeds how many, 1 to {@link #MAX_SEEDS}
 * @param steps that each run does unless it diverges, 1 to {@link #MAX_STEPS}
 */
public record Race(Experiment base, List<Entrant> entrants, long firstSeed, int seeds, long steps) {
    public static final int MAX_ENTRANTS = 6;
    public static final int MAX_SEEDS = 100;
    public static final long MAX_STEPS = 1_000_000;

    /**
     * One of those that are compared.
     *
     * @param name as a person would call it
     * @param knobs that it starts with
     */
    public record Entrant(String name, Knobs knobs) {}

    public Race {
        entrants = List.copyOf(entrants);
        check("entrants", entrants.size(), 1, MAX_ENTRANTS);
        check("seeds", seeds, 1, MAX_SEEDS);
        check("first seed", firstSeed, 0, Experiment.MAX_SEED - seeds + 1);
        check("steps", steps, 1, MAX_STEPS);
    }

    private static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " of a race is " + value + "; it must be from " + least + " to " + most);
        }
    }

    /** An entrant as an experiment on the first seed that trains as long as the base does. */
    public Experiment experiment(Entrant entrant) {
        return with(entrant, firstSeed, base.training(), base.evaluateEvery());
    }

    /**
     * What an entrant trains on one of the seeds: evaluated after the last step only, which changes no weight, and never
     * stopped early, so that all are compared after equally many steps.
     *
     * @param index of the seed, from 0
     */
    Experiment run(Entrant entrant, int index) {
        TrainingSpec training = base.training().withEarlyStopping(null).withSteps(steps);
        return with(entrant, firstSeed + index, training, steps);
    }

    private Experiment with(Entrant entrant, long seed, TrainingSpec training, long evaluateEvery) {
        return new Experiment(
                base.about(),
                seed,
                base.data(),
                base.model(),
                base.initialWeights(),
                base.loss(),
                entrant.knobs(),
                training,
                KnobsJson.rebase(
                        base.schedule(), entrant.knobs(), entrants.getFirst().knobs()),
                evaluateEvery);
    }
}
