package nablascope.ui.knobs;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import nablascope.experiment.ClipMode;
import nablascope.experiment.ClipSpec;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.OptimizerSpec;
import nablascope.experiment.PenaltyForm;
import nablascope.experiment.RegularizationSpec;

/**
 * The live knobs as the window shows them. Every command builds a new immutable {@link Knobs} and hands it over; the
 * run uses the latest at its next step. JavaFX thread.
 */
public final class KnobsModel {
    private final BiConsumer<Knobs, Knobs> out;
    private final Map<KnobSpec, KnobModel> models = new EnumMap<>(KnobSpec.class);
    private final ReadOnlyObjectWrapper<Knobs> knobs =
            new ReadOnlyObjectWrapper<>(Knobs.of(OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1)));
    private final ReadOnlyBooleanWrapper hasDropout = new ReadOnlyBooleanWrapper(true);
    private final ObjectProperty<PenaltyForm> penaltyForm = new SimpleObjectProperty<>(PenaltyForm.L2_HALF);
    private final ObjectProperty<ClipMode> clipMode = new SimpleObjectProperty<>(ClipMode.NORM);
    private final ObjectProperty<OptimizerSpec.Type> optimizer = new SimpleObjectProperty<>(OptimizerSpec.Type.SGD);
    private final Drag drag = new Drag();
    private ClipMemory clipMemory = new ClipMemory();
    private double networkDropout;
    private boolean taking;

    /** @param out is given every new set of knobs */
    public KnobsModel(BiConsumer<Knobs, Knobs> out) {
        this.out = out;
        for (KnobSpec spec : KnobSpec.values()) {
            models.put(spec, new KnobModel(spec, this::knobChanged));
        }
        penaltyForm.subscribe((before, now) -> unlessTaking(() -> changePenaltyForm(before, now)));
        clipMode.subscribe((before, now) -> unlessTaking(() -> changeClipMode(before, now)));
        optimizer.subscribe((_, now) -> unlessTaking(
                () -> publish(knobs.get().withOptimizer(knobs.get().optimizer().withType(now)))));
    }

    public KnobModel knob(KnobSpec spec) {
        return Objects.requireNonNull(models.get(spec));
    }

    /** What is being dragged. */
    public Drag drag() {
        return drag;
    }

    /** Another experiment begins: knobs that are off remember nothing of the one before. */
    public void forget() {
        taking = true;
        try {
            models.values().forEach(KnobModel::forget);
            penaltyForm.set(PenaltyForm.L2_HALF);
            clipMode.set(ClipMode.NORM);
            clipMemory = new ClipMemory();
        } finally {
            taking = false;
        }
    }

    /** What was handed over last. */
    public ReadOnlyObjectProperty<Knobs> knobs() {
        return knobs.getReadOnlyProperty();
    }

    /** Whether p has a layer to act on. */
    public ReadOnlyBooleanProperty hasDropout() {
        return hasDropout.getReadOnlyProperty();
    }

    /** The drop probability in force; 0 without a dropout layer. */
    public double dropout() {
        return hasDropout.get() ? knobs.get().dropout().orElse(networkDropout) : 0;
    }

    /** The penalty that λ stands for; another one takes λ over, unless it is on beside it and has its own. */
    public ObjectProperty<PenaltyForm> penaltyForm() {
        return penaltyForm;
    }

    /** The clipping that c stands for; another one takes c over, unless it is on beside it and has its own. */
    public ObjectProperty<ClipMode> clipMode() {
        return clipMode;
    }

    /** The update rule; another one keeps η and starts with empty memory. */
    public ObjectProperty<OptimizerSpec.Type> optimizer() {
        return optimizer;
    }

    /**
     * Puts other knobs in force.
     *
     * @throws nablascope.experiment.InvalidExperimentException if there can be no such knobs; nothing changes then
     */
    void change(UnaryOperator<Knobs> change) {
        publish(change.apply(knobs.get()));
    }

    /** Shows the knobs that a run uses, without handing anything over. */
    public void show(Knobs used, ModelSpec network) {
        OptionalDouble own = network.firstDropout();
        hasDropout.set(own.isPresent());
        networkDropout = own.orElse(0);
        take(used);
    }

    private void take(Knobs used) {
        taking = true;
        try {
            clipMemory.note(used.clip());
            optimizer.set(used.optimizer().type());
            penaltyForm.set(PenaltyForm.of(used.regularization(), penaltyForm.get()));
            clipMode.set(ClipMode.of(used.clip(), clipMode.get()));
            double lambda = penaltyForm.get().lambda(used.regularization());
            double threshold = clipMode.get().threshold(used.clip());
            double p = used.dropout().orElse(networkDropout);
            knob(KnobSpec.LAMBDA).take(lambda, lambda > 0);
            knob(KnobSpec.DROPOUT).take(p, p > 0);
            knob(KnobSpec.LEARNING_RATE).take(used.optimizer().lr(), true);
            knob(KnobSpec.CLIP).take(threshold, threshold < ClipMode.OFF);
            knobs.set(used); // last: who listens to it reads the rest
        } finally {
            taking = false;
        }
    }

    private void knobChanged() {
        unlessTaking(() -> {
            Knobs now = knobs.get();
            double eta = inForce(KnobSpec.LEARNING_RATE, 0);
            double lambda = inForce(KnobSpec.LAMBDA, 0);
            double c = inForce(KnobSpec.CLIP, ClipMode.OFF);
            now = now.withOptimizer(now.optimizer().withLr(eta));
            // A penalty that is off stays as the file says it: "half" of nothing would count as a change.
            if (lambda != penaltyForm.get().lambda(now.regularization())) {
                now = now.withRegularization(penaltyForm.get().with(now.regularization(), lambda));
            }
            now = now.withClip(clipMode.get().with(now.clip(), c));
            double p = inForce(KnobSpec.DROPOUT, 0);
            boolean moved = p != now.dropout().orElse(networkDropout);
            publish(hasDropout.get() && moved ? now.withDropout(p) : now);
        });
    }

    private double inForce(KnobSpec spec, double off) {
        KnobModel model = knob(spec);
        return model.on().get() ? model.value().get() : off;
    }

    private void changePenaltyForm(PenaltyForm before, PenaltyForm now) {
        RegularizationSpec all = knobs.get().regularization();
        double lambda = now.lambda(all) > 0 ? now.lambda(all) : inForce(KnobSpec.LAMBDA, 0);
        if (lambda > 0) {
            publish(knobs.get().withRegularization(now.with(before.with(all, 0), lambda)));
        }
    }

    private void changeClipMode(ClipMode before, ClipMode now) {
        ClipSpec all = knobs.get().clip();
        double c = now.threshold(all) < ClipMode.OFF ? now.threshold(all) : inForce(KnobSpec.CLIP, ClipMode.OFF);
        ClipSpec without = before.with(all, ClipMode.OFF);
        publish(knobs.get().withClip(clipMemory.recall(without, now.with(without, c))));
    }

    private void unlessTaking(Runnable command) {
        if (!taking) {
            command.run();
        }
    }

    private void publish(Knobs wanted) {
        Knobs before = knobs.get();
        Knobs next = wanted.withClip(clipMemory.recall(before.clip(), wanted.clip()));
        if (!next.equals(before)) {
            take(next);
            drag.moved(next);
            out.accept(before, next);
        }
    }
}
