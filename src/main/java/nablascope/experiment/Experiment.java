package nablascope.experiment;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One self-contained experiment: the same one gives the same bits.
 *
 * @param about title and other words, which never change a result
 * @param seed of every random stream; initial weights are those of {@code torch.manual_seed(seed)}
 * @param initialWeights tensor name to values, overriding the model's initialisation
 * @param knobs as they are before the first step
 * @param schedule changes of knobs, in order of steps
 * @param evaluateEvery evaluate after every so many steps; 0: never
 */
public record Experiment(
        About about,
        long seed,
        DataSpec data,
        ModelSpec model,
        Map<String, NumberArray> initialWeights,
        LossSpec loss,
        Knobs knobs,
        TrainingSpec training,
        List<ScheduledChange> schedule,
        long evaluateEvery) {

    /** The largest seed, the largest integer that every JSON reader keeps exactly. */
    public static final long MAX_SEED = (1L << 53) - 1;

    public Experiment {
        Check.within("seed", seed, 0, MAX_SEED);
        Check.within("evaluation.every", evaluateEvery, 0, Long.MAX_VALUE);
        initialWeights = Check.ordered(initialWeights);
        schedule = List.copyOf(schedule);
    }

    /** Whether rows are evaluated: not of a function of two weights, which has none. */
    public boolean evaluates() {
        return evaluateEvery > 0 && !(model instanceof ModelSpec.Surface);
    }

    public Experiment withAbout(About newAbout) {
        return new Experiment(
                newAbout, seed, data, model, initialWeights, loss, knobs, training, schedule, evaluateEvery);
    }

    public Experiment withKnobs(Knobs newKnobs) {
        return new Experiment(
                about, seed, data, model, initialWeights, loss, newKnobs, training, schedule, evaluateEvery);
    }

    public Experiment withSchedule(List<ScheduledChange> newSchedule) {
        return new Experiment(
                about, seed, data, model, initialWeights, loss, knobs, training, newSchedule, evaluateEvery);
    }

    public Experiment withSteps(long steps) {
        return new Experiment(
                about,
                seed,
                data,
                model,
                initialWeights,
                loss,
                knobs,
                training.withSteps(steps),
                schedule,
                evaluateEvery);
    }

    /**
     * The same experiment with the dropout knob written into the model: every dropout layer gets the knob's p. A model
     * without dropout layers stays without.
     */
    public Experiment withModelDropout() {
        if (knobs.dropout().isEmpty()) {
            return this;
        }
        Knobs plain = new Knobs(knobs.optimizer(), knobs.regularization(), knobs.clip(), OptionalDouble.empty());
        ModelSpec dropped = model.withDropout(knobs.dropout().getAsDouble());
        return new Experiment(
                about, seed, data, dropped, initialWeights, loss, plain, training, schedule, evaluateEvery);
    }
}
