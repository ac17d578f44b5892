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
public record Sample(long step, boolean exact, float value, float min, float max, int flags) {}
