package nablascope.experiment;

/**
 * The knobs of an experiment step by step: those it starts with, changed where its schedule says. Steps are asked for in
 * ascending order. Not thread-safe.
 */
public final class KnobSchedule {
    private final Experiment experiment;
    private Knobs knobs;
    private int next;

    public KnobSchedule(Experiment experiment) {
        this.experiment = experiment;
        this.knobs = experiment.knobs();
    }

    /** The knobs for a step: every change up to it applied. */
    public Knobs at(long step) {
        while (next < experiment.schedule().size()
                && experiment.schedule().get(next).step() <= step) {
            knobs = experiment.schedule().get(next).knobs();
            next++;
        }
        return knobs;
    }
}
