package nablascope.ui.bridge;

/** How long drawing rests after a pulse, so that it leaves training its time while Java still interprets what draws. */
final class Rest {
    /** In nanoseconds: a third of a frame, twice what a warm pulse takes. */
    private static final long SHARE = 5_500_000;

    /** A pulse that takes less, in nanoseconds, found nothing new and says nothing of what drawing takes. */
    private static final long IDLE = 500_000;

    /** So many times what the pulse took. */
    private static final int TIMES = 2;

    /** As many pulses as it takes to believe the contrary. */
    private static final int SURE = 4;

    /** From 0, pulses are short, to {@link #SURE}, they are long, as they are at first. */
    private int tendency = SURE;

    /**
     * After a pulse that took more than its share, where most do of late: one that stands alone has waited for the
     * processor rather than used it.
     *
     * @param took how long the pulse took, in nanoseconds
     * @return in nanoseconds; 0: none
     */
    long after(long took) {
        if (took < IDLE) {
            return 0;
        }
        boolean tooLong = took > SHARE;
        tendency = Math.clamp(tendency + (tooLong ? 1 : -1), 0, SURE);
        return tooLong && tendency > SURE / 2 ? TIMES * took : 0;
    }
}
