package nablascope.ui.run;

import java.util.List;
import java.util.Objects;
import nablascope.experiment.Activation;
import nablascope.experiment.Experiment;
import nablascope.experiment.InitSpec;
import nablascope.experiment.InitSpec.Scheme;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.ModelSpec;
import nablascope.session.SessionEvent;

/** Other first weights of the linear layers, which keep the signal's size where the activation is of a kind. */
public enum Reinitialisation {
    /** He et al. 2015: for rectifiers. */
    HE,
    /** Glorot and Bengio 2010: for activations that saturate on both sides. */
    XAVIER;

    private boolean suits(Activation activation) {
        Reinitialisation best = switch (activation) {
            case RELU, LEAKY_RELU, ELU, GELU, SILU, SOFTPLUS, MISH, RELU6 -> HE;
            case TANH, SIGMOID, SOFTSIGN, HARDTANH -> XAVIER;
            case IDENTITY, SELU -> null;
        };
        return this == best;
    }

    private boolean is(Scheme scheme) {
        return switch (this) {
            case HE -> scheme == Scheme.KAIMING_UNIFORM || scheme == Scheme.KAIMING_NORMAL;
            case XAVIER -> scheme == Scheme.XAVIER_UNIFORM || scheme == Scheme.XAVIER_NORMAL;
        };
    }

    private InitSpec init() {
        return switch (this) {
            case HE -> InitSpec.of(Scheme.KAIMING_UNIFORM, Math.sqrt(2));
            case XAVIER -> InitSpec.of(Scheme.XAVIER_UNIFORM, 1);
        };
    }

    /** Whether the network has such activations, and first weights of its own that are drawn another way. */
    public boolean applies(Experiment experiment) {
        return experiment.initialWeights().isEmpty()
                && hasActivation(experiment.model().expand())
                && !experiment.model().equals(change(experiment.model()));
    }

    private boolean hasActivation(List<LayerSpec> layers) {
        return layers.stream().anyMatch(layer -> switch (layer) {
            case LayerSpec.Activate activate -> suits(activate.activation());
            case LayerSpec.Residual block -> hasActivation(block.layers());
            default -> false;
        });
    }

    /** The same experiment from other first weights. */
    public Experiment apply(Experiment e) {
        return new Experiment(
                e.about(),
                e.seed(),
                e.data(),
                change(e.model()),
                e.initialWeights(),
                e.loss(),
                e.knobs(),
                e.training(),
                e.schedule(),
                e.evaluateEvery());
    }

    private ModelSpec change(ModelSpec model) {
        return switch (model) {
            case ModelSpec.Mlp m ->
                new ModelSpec.Mlp(
                        m.input(),
                        m.hidden(),
                        m.activation(),
                        m.norm(),
                        m.dropout(),
                        m.residual(),
                        m.output(),
                        change(m.init()));
            case ModelSpec.Layers m -> new ModelSpec.Layers(m.input(), change(m.layers()));
            case ModelSpec.Surface surface -> surface;
        };
    }

    private List<LayerSpec> change(List<LayerSpec> layers) {
        return layers.stream().map(this::change).toList();
    }

    private LayerSpec change(LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Linear linear -> new LayerSpec.Linear(linear.out(), linear.bias(), change(linear.init()));
            case LayerSpec.Residual block -> new LayerSpec.Residual(change(block.layers()));
            default -> layer;
        };
    }

    private InitSpec change(InitSpec old) {
        if (is(old.scheme())) {
            return old;
        }
        InitSpec init = init();
        return new InitSpec(
                init.scheme(),
                init.gain(),
                init.fanOut(),
                init.std(),
                init.bound(),
                init.value(),
                old.bias(),
                old.forgetBias());
    }

    /** Trains what went wrong from its beginning, with its changes of knobs at their steps, from other first weights. */
    public void tryOn(RunModel run, SessionEvent.Trouble trouble) {
        Experiment recorded = Objects.requireNonNull(run.session().get())
                .recorded(trouble.circumstances().branch());
        run.open(apply(recorded), run.folder(), true);
    }
}
