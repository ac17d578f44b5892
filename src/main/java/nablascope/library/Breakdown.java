package nablascope.library;

/**
 * Where a run exploded: its first non-finite value or, as long as there is none, the step from which on a quantity was far
 * beyond where it had been.
 *
 * @param step counted from 0
 * @param phase of the step, such as {@code forward}
 * @param tensor what held it
 * @param finite whether all values still were
 */
public record Breakdown(long step, String phase, String tensor, boolean finite) {}
