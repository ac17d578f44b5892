package nablascope.session;

/** When to look up from steps that may take a microsecond or a second each: every 4096 of them, or every 50 ms. */
final class Lookout {
    private static final int MOST_STEPS = 4096;
    private static final long INTERVAL = 50_000_000;

    private long last = System.nanoTime();
    private int steps;

    /** To be asked after every step. */
    boolean due() {
        long now = System.nanoTime();
        if (++steps < MOST_STEPS && now - last < INTERVAL) {
            return false;
        }
        steps = 0;
        last = now;
        return true;
    }
}
