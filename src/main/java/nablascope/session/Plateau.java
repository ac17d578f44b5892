package nablascope.session;

/**
 * Tells when steps no longer get faster, in two spans of them after another: one that is not faster may only have waited
 * for the compiler. Spans are compared by the fastest step of each, which other programs disturb least. Not thread-safe.
 */
final class Plateau {
    /** A span at least so long has given the compiler its turn, in nanoseconds. */
    private static final long LONG_SPAN = 1_000_000_000L;

    /** Of the time of the span before, what is hardly faster. */
    private static final double HARDLY_FASTER = 0.95;

    private long fastestBefore = Long.MAX_VALUE;
    private long fastest = Long.MAX_VALUE;
    private long span;
    private boolean level;

    /** @param nanos what a step took */
    void stepped(long nanos) {
        fastest = Math.min(fastest, nanos);
        span += nanos;
    }

    /** Ends a span; returns whether it and the one before were long and their steps hardly faster than those before. */
    boolean endSpan() {
        boolean levelBefore = level;
        level = span >= LONG_SPAN && fastest > HARDLY_FASTER * fastestBefore;
        fastestBefore = fastest;
        fastest = Long.MAX_VALUE;
        span = 0;
        return level && levelBefore;
    }
}
