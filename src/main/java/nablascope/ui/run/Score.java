package nablascope.ui.run;

import java.util.function.DoubleUnaryOperator;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import nablascope.experiment.Experiment;
import nablascope.session.TrainingSession;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import nablascope.train.RSquared;
import nablascope.train.TrainingData;
import org.jspecify.annotations.Nullable;

/**
 * What a run's newest evaluation says beside the loss; looked up only after another evaluation. A network that blew up
 * since has no score. JavaFX thread.
 */
public final class Score {
    /** What is scored. */
    public enum Kind {
        /** Share of right answers, from 0 to 1. */
        ACCURACY,
        /** Of quantities, see {@link RSquared}. */
        R_SQUARED,
        /** Nothing is evaluated, or its loss says all. */
        NONE
    }

    private final ReadOnlyObjectWrapper<Kind> kind = new ReadOnlyObjectWrapper<>(Kind.ACCURACY);
    private final ReadOnlyDoubleWrapper value = new ReadOnlyDoubleWrapper(Double.NaN);
    private final ReadOnlyLongWrapper step = new ReadOnlyLongWrapper();
    private String series = "";
    private DoubleUnaryOperator ofSeries = DoubleUnaryOperator.identity();
    private @Nullable Timeline timeline;
    private long seen;
    private boolean broken;

    Score() {}

    public ReadOnlyObjectProperty<Kind> kind() {
        return kind.getReadOnlyProperty();
    }

    /** NaN where there is none. */
    public ReadOnlyDoubleProperty value() {
        return value.getReadOnlyProperty();
    }

    /** After how many steps it was evaluated. */
    public ReadOnlyLongProperty step() {
        return step.getReadOnlyProperty();
    }

    /** Another session is on screen. */
    void begin(TrainingSession session) {
        Experiment experiment = session.experiment();
        if (!experiment.evaluates()) {
            begin(Kind.NONE, "", DoubleUnaryOperator.identity());
            return;
        }
        if (TrainingData.hasAccuracy(experiment.loss(), session.data())) {
            begin(Kind.ACCURACY, "eval_accuracy", DoubleUnaryOperator.identity());
            return;
        }
        RSquared fit = RSquared.of(experiment.loss(), session.data());
        if (fit == null) {
            begin(Kind.NONE, "", DoubleUnaryOperator.identity());
        } else {
            begin(Kind.R_SQUARED, "eval_loss", fit::at);
        }
    }

    private void begin(Kind newKind, String newSeries, DoubleUnaryOperator newOfSeries) {
        kind.set(newKind);
        series = newSeries;
        ofSeries = newOfSeries;
    }

    /** @param diverged whether the network has no finite weights left */
    void poll(Timeline now, boolean diverged) {
        int index = now.indexOf(series);
        long samples = index < 0 ? 0 : now.samples(index);
        if (now.equals(timeline) && samples == seen && diverged == broken) {
            return;
        }
        timeline = now;
        seen = samples;
        broken = diverged;
        Sample newest = samples == 0 || diverged ? null : now.at(index, now.steps());
        double score = newest == null ? Double.NaN : ofSeries.applyAsDouble(newest.value());
        step.set(newest == null ? 0 : newest.step() + 1);
        value.set(Double.isFinite(score) ? score : Double.NaN);
    }
}
