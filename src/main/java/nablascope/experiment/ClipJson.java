package nablascope.experiment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code clip} object. */
final class ClipJson {
    private static final double AGC_FACTOR = 0.01;
    private static final double AGC_EPS = ClipSpec.Agc.STANDARD_EPS;

    private ClipJson() {}

    static ClipSpec read(@Nullable Object json) {
        Fields f = Fields.of("clip", json, "value", "agc", "autoclip", "zclip", "norm");
        return new ClipSpec(value(f), agc(f), AdaptiveClipJson.autoclip(f), AdaptiveClipJson.zclip(f), norm(f));
    }

    private static ClipSpec.@Nullable Value value(Fields f) {
        if (f.get("value") == null) {
            return null;
        }
        return new ClipSpec.Value(
                Fields.of(f.path("value"), f.get("value"), "max").number("max"));
    }

    private static ClipSpec.@Nullable Agc agc(Fields f) {
        if (f.get("agc") == null) {
            return null;
        }
        Fields agc = Fields.of(f.path("agc"), f.get("agc"), "factor", "eps");
        return new ClipSpec.Agc(agc.number("factor", AGC_FACTOR), agc.number("eps", AGC_EPS));
    }

    private static ClipSpec.@Nullable Norm norm(Fields f) {
        if (f.get("norm") == null) {
            return null;
        }
        Fields norm = Fields.of(f.path("norm"), f.get("norm"), "max", "p", "scope");
        return new ClipSpec.Norm(norm.number("max"), p(norm), norm.either("scope", "global", "per-tensor"));
    }

    private static double p(Fields norm) {
        if (!norm.has("p")) {
            return 2;
        }
        Object p = norm.require("p");
        if (p.equals("inf")) {
            return Double.POSITIVE_INFINITY;
        }
        if (p.equals(1L) || p.equals(2L)) {
            return ((Long) p).doubleValue();
        }
        throw new InvalidExperimentException(norm.path("p"), ValueFault.UNKNOWN_NORM.with(Quote.value(p)));
    }

    /** The kinds of clipping that are on. */
    static Map<String, @Nullable Object> write(ClipSpec clip) {
        Tree tree = new Tree();
        if (clip.value() != null) {
            tree.put("value", new Tree().put("max", clip.value().max()).map());
        }
        ClipSpec.Agc agc = clip.agc();
        if (agc != null) {
            tree.put(
                    "agc",
                    new Tree()
                            .put("factor", agc.factor())
                            .putUnless(AGC_EPS, "eps", agc.eps())
                            .map());
        }
        AdaptiveClipJson.write(clip, tree);
        ClipSpec.Norm norm = clip.norm();
        if (norm != null) {
            Tree members = new Tree().put("max", norm.max());
            if (norm.p() != 2) {
                members.put("p", norm.p() == 1 ? 1L : "inf");
            }
            tree.put(
                    "norm",
                    members.putUnless("global", "scope", norm.perTensor() ? "per-tensor" : "global")
                            .map());
        }
        return tree.map();
    }
}
