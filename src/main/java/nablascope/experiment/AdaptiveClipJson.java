package nablascope.experiment;

import org.jspecify.annotations.Nullable;

/** The kinds of clipping in the {@code clip} object whose threshold follows the norms seen. */
final class AdaptiveClipJson {
    private static final ClipSpec.AutoClip AUTOCLIP = ClipSpec.AutoClip.STANDARD;
    private static final ClipSpec.ZClip ZCLIP = ClipSpec.ZClip.STANDARD;

    private AdaptiveClipJson() {}

    static ClipSpec.@Nullable AutoClip autoclip(Fields clip) {
        if (clip.get("autoclip") == null) {
            return null;
        }
        Fields f = Fields.of(clip.path("autoclip"), clip.get("autoclip"), "percentile", "window");
        return new ClipSpec.AutoClip(f.number("percentile", AUTOCLIP.percentile()), (int)
                f.integer("window", AUTOCLIP.window(), 1, ClipSpec.AutoClip.MAX_WINDOW));
    }

    static ClipSpec.@Nullable ZClip zclip(Fields clip) {
        if (clip.get("zclip") == null) {
            return null;
        }
        Fields f = Fields.of(clip.path("zclip"), clip.get("zclip"), "z", "alpha", "warmup");
        return new ClipSpec.ZClip(f.number("z", ZCLIP.z()), f.number("alpha", ZCLIP.alpha()), (int)
                f.integer("warmup", ZCLIP.warmup(), 1, ClipSpec.ZClip.MAX_WARMUP));
    }

    /** Adds those that are on. */
    static void write(ClipSpec clip, Tree tree) {
        ClipSpec.AutoClip autoclip = clip.autoclip();
        if (autoclip != null) {
            Tree members = new Tree().put("percentile", autoclip.percentile());
            tree.put(
                    "autoclip",
                    members.putUnless((long) AUTOCLIP.window(), "window", (long) autoclip.window())
                            .map());
        }
        ClipSpec.ZClip zclip = clip.zclip();
        if (zclip != null) {
            Tree members = new Tree().put("z", zclip.z()).putUnless(ZCLIP.alpha(), "alpha", zclip.alpha());
            tree.put(
                    "zclip",
                    members.putUnless((long) ZCLIP.warmup(), "warmup", (long) zclip.warmup())
                            .map());
        }
    }
}
