package nablascope.optim;

import nablascope.experiment.ClipSpec;
import nablascope.state.StateVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Clipping thresholds that follow the gradient norms seen. Each kind begins anew when it is switched on, AutoClip also
 * when its window changes; other numbers may change at any step. Allocates only then. Engine thread.
 */
final class AdaptiveClipping {
    private @Nullable AutoClip autoclip;
    private @Nullable ZClip zclip;
    private double threshold = Double.POSITIVE_INFINITY;

    /**
     * Counts a step's norm.
     *
     * @return what the norm is to be scaled down to; positive infinity: not at all
     */
    double limit(ClipSpec clip, double norm) {
        threshold = Double.POSITIVE_INFINITY;
        return Math.min(byPercentile(clip.autoclip(), norm), byScore(clip.zclip(), norm));
    }

    /** The norm from which the last step was or would have been clipped. */
    double threshold() {
        return threshold;
    }

    void visit(StateVisitor visitor) {
        int window = (int) visitor.count(autoclip == null ? 0 : autoclip.window());
        autoclip =
                window == 0 ? null : autoclip != null && autoclip.window() == window ? autoclip : new AutoClip(window);
        if (autoclip != null) {
            autoclip.visit(visitor);
        }
        boolean scores = visitor.flag(zclip != null);
        zclip = !scores ? null : zclip != null ? zclip : new ZClip();
        if (zclip != null) {
            zclip.visit(visitor);
        }
    }

    private double byPercentile(ClipSpec.@Nullable AutoClip spec, double norm) {
        if (spec == null) {
            autoclip = null;
            return Double.POSITIVE_INFINITY;
        }
        if (autoclip == null || autoclip.window() != spec.window()) {
            autoclip = new AutoClip(spec.window());
        }
        threshold = autoclip.threshold(spec, norm);
        return threshold;
    }

    private double byScore(ClipSpec.@Nullable ZClip spec, double norm) {
        if (spec == null) {
            zclip = null;
            return Double.POSITIVE_INFINITY;
        }
        if (zclip == null) {
            zclip = new ZClip();
        }
        double limit = zclip.limit(spec, norm);
        threshold = Math.min(threshold, zclip.trigger());
        return limit;
    }
}
