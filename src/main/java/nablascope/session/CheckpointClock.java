package nablascope.session;

/** Tells when a run's next checkpoint is due, beside those before every change of a knob. Engine thread. */
final class CheckpointClock {
    /** Between two checkpoints of a run at full speed, in nanoseconds: so long takes going back a little. */
    private static final long INTERVAL = 250_000_000;

    /** Steps between two looks at the clock, where they are quick. */
    private static final int LOOK_EVERY = 64;

    /** From so long between two looks on, in nanoseconds, every step looks. */
    private static final long SLOW = 10_000_000;

    /** A checkpoint of a large network waits until it costs no more than this part of the time. */
    private static final long COST_SHARE = 20;

    private long last = System.nanoTime();
    private long lastLook = last;
    private long begun;
    private long cost;
    private int untilLook;

    /** To be asked once per step. */
    boolean due() {
        if (--untilLook > 0) {
            return false;
        }
        long now = System.nanoTime();
        untilLook = now - lastLook > SLOW ? 1 : LOOK_EVERY;
        lastLook = now;
        return now - last >= Math.max(INTERVAL, COST_SHARE * cost);
    }

    /** A checkpoint is about to be made. */
    void begin() {
        begun = System.nanoTime();
    }

    /** It is made. */
    void end() {
        last = System.nanoTime();
        cost = last - begun;
    }
}
