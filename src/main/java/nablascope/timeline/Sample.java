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

    /** The quotient of two samples of one step, of which this is not negative and the other positive. */
    public Sample dividedBy(Sample other) {
        boolean both = exact && other.exact;
        float quotient = both ? value / other.value : Float.NaN;
        int kinds = both ? Buckets.flagOf(quotient) : flags | other.flags;
        return new Sample(step, both, quotient, min / other.max, max / other.min, kinds);
    }
}
