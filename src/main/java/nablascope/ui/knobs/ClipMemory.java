package nablascope.ui.knobs;

import nablascope.experiment.ClipSpec;
import org.jspecify.annotations.Nullable;

/** The finer points of each kind of clipping, to come back with it when it is switched on again. JavaFX thread. */
final class ClipMemory {
    private double p;
    private double eps;
    private ClipSpec.AutoClip autoclip;
    private ClipSpec.ZClip zclip;

    ClipMemory() {
        p = 2;
        eps = ClipSpec.Agc.STANDARD_EPS;
        autoclip = ClipSpec.AutoClip.STANDARD;
        zclip = ClipSpec.ZClip.STANDARD;
    }

    /** Remembers what is on. */
    void note(ClipSpec clip) {
        ClipSpec.@Nullable Norm norm = clip.norm();
        ClipSpec.@Nullable Agc agc = clip.agc();
        p = norm == null ? p : norm.p();
        eps = agc == null ? eps : agc.eps();
        autoclip = clip.autoclip() == null ? autoclip : clip.autoclip();
        zclip = clip.zclip() == null ? zclip : clip.zclip();
    }

    /** What was switched on, as it was when it was on before. */
    ClipSpec recall(ClipSpec before, ClipSpec now) {
        ClipSpec.@Nullable Norm norm = now.norm();
        ClipSpec.@Nullable Agc agc = now.agc();
        return new ClipSpec(
                now.value(),
                agc != null && before.agc() == null ? new ClipSpec.Agc(agc.factor(), eps) : agc,
                now.autoclip() != null && before.autoclip() == null ? autoclip : now.autoclip(),
                now.zclip() != null && before.zclip() == null ? zclip : now.zclip(),
                norm != null && before.norm() == null ? new ClipSpec.Norm(norm.max(), p, norm.perTensor()) : norm);
    }
}
