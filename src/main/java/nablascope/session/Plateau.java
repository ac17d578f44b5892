package nablascope.session;

/**
 * Tells when steps no longer get faster: spans of them are compared by the fastest step of each, which other programs
 * disturb least. Not thread-safe.
 */
final class Plateau {
    /** A span at least so long has given the compiler its turn, in nanoseconds. */
    private static final long LONG_SPAN = 1_000_000_000L;

    /** Of the time of the span before, what is hardly faster. */
    private static final double HARDLY_FASTER = 0.95;

    private long fastestBefore = Long.MAX_VALUE;
    private long fastest = Long.MAX_VALUE;
    private long span;

    /** @param nanos what a step took */
    void stepped(long nanos) {
        fastest = Math.min(fastest, nanos);
        span += nanos;
    }

    /** Ends a span of steps; returns whether it was a long one and its steps hardly faster than those of the one before. */
    boolean endSpan() {
        boolean reached = span >= LONG_SPAN && fastest > HARDLY_FASTER * fastestBefore;
        fastestBefore = fastest;
        fastest = Long.MAX_VALUE;
        span = 0;
        return reached;
    }
}
