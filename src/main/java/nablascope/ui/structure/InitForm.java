package nablascope.ui.structure;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import nablascope.experiment.InitSpec;
import nablascope.experiment.InitSpec.Scheme;
import nablascope.experiment.LayerSpec.Recurrent;
import nablascope.ui.control.NumberRange;
import nablascope.ui.draft.InitEdit;
import nablascope.ui.text.Texts;

/** How weights start: the scheme with its size, and the finer choices apart from it. */
final class InitForm {
    private static final double MOST = 1e6;
    private static final NumberRange ANY = NumberRange.between(-MOST, MOST);

    private InitForm() {}

    /** Adds what every network has a use for. */
    static void scheme(Texts texts, DraftForm<InitSpec> form, BiFunction<InitSpec, Scheme, InitSpec> with) {
        form.choice("structure.init", Arrays.asList(Scheme.values()), texts::name, InitSpec::scheme, with);
        form.number("structure.initSize", NumberRange.above(0), InitForm::size, InitForm::withSize)
                .showOnlyWhen(i -> i.scheme() == Scheme.NORMAL || i.scheme() == Scheme.UNIFORM);
        form.number("structure.initValue", ANY, InitSpec::value, InitEdit::withValue)
                .showOnlyWhen(i -> i.scheme() == Scheme.CONSTANT);
    }

    /** The same for a recurrent layer, whose own activation decides the gain. */
    static void recurrentScheme(Texts texts, DraftForm<InitSpec> form, Part<Recurrent> layer) {
        scheme(texts, form, (i, scheme) -> {
            Recurrent now = layer.get();
            return now == null ? i : InitEdit.withScheme(i, scheme, now);
        });
    }

    private static double size(InitSpec init) {
        return init.scheme() == Scheme.UNIFORM ? init.bound() : init.std();
    }

    private static InitSpec withSize(InitSpec init, double size) {
        return init.scheme() == Scheme.UNIFORM ? InitEdit.withBound(init, size) : InitEdit.withStd(init, size);
    }

    /** Adds the finer choices: gain, direction, biases. */
    static void details(Texts texts, DraftForm<InitSpec> form) {
        form.number("structure.initGain", ANY, InitSpec::gain, InitEdit::withGain)
                .showOnlyWhen(i -> InitEdit.usesGain(i.scheme()));
        form.choice(
                        "structure.initMode",
                        List.of(false, true),
                        out -> texts.get(out ? "structure.mode.fanOut" : "structure.mode.fanIn"),
                        InitSpec::fanOut,
                        InitEdit::withFanOut)
                .showOnlyWhen(i -> InitEdit.usesMode(i.scheme()));
        form.optional("structure.initBias", ANY, 0, InitSpec::bias, InitEdit::withBias);
    }

    /** Adds the start of an LSTM's forget gate. */
    static DraftForm<InitSpec>.Row forgetBias(DraftForm<InitSpec> form) {
        return form.optional("structure.initForget", ANY, 1, InitSpec::forgetBias, InitEdit::withForgetBias);
    }
}
