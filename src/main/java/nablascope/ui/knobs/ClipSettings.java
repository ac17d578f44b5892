package nablascope.ui.knobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import nablascope.experiment.ClipMode;
import nablascope.experiment.ClipSpec;
import nablascope.experiment.Knobs;
import nablascope.ui.control.NumberRange;
import nablascope.ui.text.Numbers;
import org.jspecify.annotations.Nullable;

/** What there is to set about clipping beside the threshold c. */
public final class ClipSettings {
    /** How the fixed thresholds measure. */
    public static final List<Setting> MEASURES = List.of(
            new Setting.Pick<>(
                    "rules.normP",
                    List.of(1.0, 2.0, Double.POSITIVE_INFINITY),
                    (_, p) -> Numbers.compact(p),
                    k -> part(k.clip().norm(), new ClipSpec.Norm(1, 2, false)).p(),
                    (k, p) -> edit(
                            k,
                            k.clip().norm(),
                            (clip, n) -> clip.withNorm(new ClipSpec.Norm(n.max(), p, n.perTensor()))),
                    has(ClipSpec::norm)),
            new Setting.Amount(
                    "rules.agcEps",
                    NumberRange.above(0),
                    k -> part(k.clip().agc(), new ClipSpec.Agc(1, ClipSpec.Agc.STANDARD_EPS))
                            .eps(),
                    (k, eps) -> edit(k, k.clip().agc(), (clip, a) -> clip.withAgc(new ClipSpec.Agc(a.factor(), eps))),
                    has(ClipSpec::agc)));

    /** Thresholds that follow the norms seen; they act beside c. */
    static final List<Setting> ADAPTIVE = adaptive();

    private ClipSettings() {}

    private interface Edit<P> {
        ClipSpec apply(ClipSpec clip, P part);
    }

    private static <P> P part(@Nullable P part, P standard) {
        return Objects.requireNonNullElse(part, standard);
    }

    /** A part that is off has nothing to change. */
    private static <P> Knobs edit(Knobs knobs, @Nullable P part, Edit<P> edit) {
        return part == null ? knobs : knobs.withClip(edit.apply(knobs.clip(), part));
    }

    private static Predicate<KnobsModel> has(Function<ClipSpec, @Nullable Object> part) {
        return model -> part.apply(model.knobs().get().clip()) != null;
    }

    private static List<Setting> adaptive() {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting.Flag(
                "rules.autoclip",
                k -> k.clip().autoclip() != null,
                (k, on) -> k.withClip(k.clip().withAutoclip(on ? ClipSpec.AutoClip.STANDARD : null)),
                _ -> true));
        settings.add(autoclip(
                "rules.percentile",
                NumberRange.between(0, 100),
                ClipSpec.AutoClip::percentile,
                (a, v) -> new ClipSpec.AutoClip(v, a.window())));
        settings.add(autoclip(
                "rules.window",
                NumberRange.whole(1, ClipSpec.AutoClip.MAX_WINDOW),
                a -> (double) a.window(),
                (a, v) -> new ClipSpec.AutoClip(a.percentile(), v.intValue())));
        settings.add(new Setting.Flag(
                "rules.zclip",
                k -> k.clip().zclip() != null,
                (k, on) -> k.withClip(k.clip().withZclip(on ? ClipSpec.ZClip.STANDARD : null)),
                _ -> true));
        settings.add(zclip(
                "rules.z",
                NumberRange.above(0),
                ClipSpec.ZClip::z,
                (s, v) -> new ClipSpec.ZClip(v, s.alpha(), s.warmup())));
        settings.add(zclip(
                "rules.zclipAlpha",
                NumberRange.below(0, 1),
                ClipSpec.ZClip::alpha,
                (s, v) -> new ClipSpec.ZClip(s.z(), v, s.warmup())));
        settings.add(zclip(
                "rules.warmup",
                NumberRange.whole(1, ClipSpec.ZClip.MAX_WARMUP),
                s -> (double) s.warmup(),
                (s, v) -> new ClipSpec.ZClip(s.z(), s.alpha(), v.intValue())));
        return List.copyOf(settings);
    }

    private interface Change<P> {
        P apply(P part, Double value);
    }

    private static Setting autoclip(
            String key, NumberRange range, Function<ClipSpec.AutoClip, Double> get, Change<ClipSpec.AutoClip> change) {
        return new Setting.Amount(
                key,
                range,
                k -> get.apply(part(k.clip().autoclip(), ClipSpec.AutoClip.STANDARD)),
                (k, v) -> edit(k, k.clip().autoclip(), (clip, a) -> clip.withAutoclip(change.apply(a, v))),
                has(ClipSpec::autoclip));
    }

    private static Setting zclip(
            String key, NumberRange range, Function<ClipSpec.ZClip, Double> get, Change<ClipSpec.ZClip> change) {
        return new Setting.Amount(
                key,
                range,
                k -> get.apply(part(k.clip().zclip(), ClipSpec.ZClip.STANDARD)),
                (k, v) -> edit(k, k.clip().zclip(), (clip, z) -> clip.withZclip(change.apply(z, v))),
                has(ClipSpec::zclip));
    }

    /** The clipping that a file has beside the one that the knob stands for; 0 switches it off. */
    static List<Setting> beside() {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting.Note(
                "rules.alsoClips", model -> List.of(ClipMode.values()).stream().anyMatch(mode -> beside(model, mode))));
        for (ClipMode mode : ClipMode.values()) {
            settings.add(new Setting.Amount(
                    "ClipMode." + mode.name(),
                    "rules.alsoClips.help",
                    NumberRange.atLeast(0),
                    k -> mode.threshold(k.clip()),
                    (k, c) -> k.withClip(mode.with(k.clip(), c == 0 ? ClipMode.OFF : c)),
                    model -> beside(model, mode)));
        }
        return settings;
    }

    private static boolean beside(KnobsModel model, ClipMode mode) {
        return mode != model.clipMode().get()
                && mode.threshold(model.knobs().get().clip()) < ClipMode.OFF;
    }
}
