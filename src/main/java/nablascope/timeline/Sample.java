package nablascope.timeline;

/**
 * What a series was at a step.
 *
 * @param step of the sample
 * @param exact whether the sample itself is still kept; otherwise only the range of its neighbourhood is
 * @param value the sample; NaN if not {@code exact}
 * @param min smallest finite value of the sample or its neighbourhood; NaN if there is none
 * @param max largest finite value, likewise
 * @param flags of {@link Buckets}
 */
public record Sample(long step, boolean exact, float value, float min, float max, int flags) {
    /**
     * What a column holds.
     *
     * @param exact whether it holds one sample; of one that is the same all over, the value is known anyway
     * @param one of one column
     */
    public static Sample of(long step, boolean exact, Buckets one) {
        int flags = one.flags(0);
        boolean finite = one.finite(0);
        float min = finite ? one.min(0) : Float.NaN;
        float max = finite ? one.max(0) : Float.NaN;
        boolean known = exact || (min == max && flags == Buckets.FINITE);
        return new Sample(step, known, known ? value(flags, min) : Float.NaN, min, max, flags);
    }

    private static float value(int flags, float finite) {
        return switch (flags) {
            case Buckets.FINITE -> finite;
            case Buckets.POSITIVE_INFINITY -> Float.POSITIVE_INFINITY;
            case Buckets.NEGATIVE_INFINITY -> Float.NEGATIVE_INFINITY;
            default -> Float.NaN;
        };
    }

    /** The quotient of two samples of one step, of which this is not negative and the other positive. */
    public Sample dividedBy(Sample other) {
        boolean both = exact && other.exact;
        float quotient = both ? value / other.value : Float.NaN;
        int kinds = both ? Buckets.flagOf(quotient) : flags | other.flags;
        return new Sample(step, both, quotient, min / other.max, max / other.min, kinds);
    }
}
