package nablascope.library;

/**
 * The first non-finite value of a run.
 *
 * @param step counted from 0
 * @param phase of the step, such as {@code forward}
 * @param tensor what held it
 */
public record Breakdown(long step, String phase, String tensor) {}
