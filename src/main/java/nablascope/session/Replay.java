package nablascope.session;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSchedule;
import nablascope.experiment.Knobs;
import nablascope.library.ReplayCheck;
import nablascope.library.TensorHistogram;
import nablascope.library.Verdict;
import nablascope.timeline.Timeline;
import nablascope.train.Trainer;
import nablascope.train.TrainingData;

/** Trains an experiment again, with every change of knobs at its step, on the calling thread. */
public final class Replay {
    private final Trainer trainer;
    private final KnobSchedule schedule;
    private final TimelineFeed feed;

    /**
     * Loads the data and builds the network.
     *
     * @param folder what the data's relative paths are relative to
     * @throws nablascope.experiment.InvalidExperimentException if data, model and loss do not fit each other
     * @throws nablascope.data.InvalidDataException if the data cannot be read
     */
    public Replay(Experiment recorded, Path folder) {
        Split data = TrainingData.load(recorded, folder);
        this.trainer = new Trainer(recorded, data);
        this.schedule = new KnobSchedule(recorded);
        this.feed = new TimelineFeed(recorded, folder, trainer);
    }

    /** What the replay measures, filled as it goes on. */
    public Timeline timeline() {
        return feed.timeline();
    }

    /** What a recorder needs to keep the replay, or to complete the run that it replays. */
    public TimelineFeed source() {
        return feed;
    }

    /** Does steps up to a number of them, or fewer where nothing is left to train. Returns whether it got that far. */
    public boolean trainTo(long steps) {
        while (trainer.steps() < steps && !trainer.finished()) {
            Knobs knobs = schedule.at(trainer.steps());
            feed.add(trainer.step(knobs), knobs);
        }
        return trainer.steps() >= steps;
    }

    /**
     * Replays so many steps and compares; ends at the first difference.
     *
     * @param progress told now and then how many steps are done
     * @param cancelled asked as often
     */
    public Verdict verify(ReplayCheck check, long steps, LongConsumer progress, BooleanSupplier cancelled) {
        return verify(check, steps, progress, cancelled, _ -> {});
    }

    /**
     * {@link #verify}, with histograms of every weight and its update at about twenty steps.
     *
     * @param histograms given them at the end, whatever the verdict
     */
    public Verdict watch(
            ReplayCheck check,
            long steps,
            LongConsumer progress,
            BooleanSupplier cancelled,
            Consumer<List<TensorHistogram>> histograms) {
        TensorWatch watch = new TensorWatch(steps);
        Verdict verdict = verify(check, steps, progress, cancelled, watch::look);
        histograms.accept(watch.taken());
        return verdict;
    }

    private Verdict verify(
            ReplayCheck check,
            long steps,
            LongConsumer progress,
            BooleanSupplier cancelled,
            Consumer<Trainer> eachStep) {
        Lookout lookout = new Lookout();
        boolean stop = cancelled.getAsBoolean();
        while (!stop && trainer.steps() < steps && trainTo(trainer.steps() + 1)) {
            eachStep.accept(trainer);
            if (lookout.due()) {
                progress.accept(trainer.steps());
                stop = check.differs() || cancelled.getAsBoolean();
            }
        }
        return check.finish();
    }
}
