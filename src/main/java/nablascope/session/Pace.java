package nablascope.session;

/**
 * How fast steps follow each other.
 *
 * @param stepsPerSecond at least 1; {@link Double#POSITIVE_INFINITY} is as fast as the machine can
 */
public record Pace(double stepsPerSecond) {
    public static final Pace FULL_SPEED = new Pace(Double.POSITIVE_INFINITY);

    public Pace {
        if (!(stepsPerSecond >= 1)) {
            throw new IllegalArgumentException("pace is " + stepsPerSecond + " steps/s; it must be at least 1");
        }
    }

    public boolean fullSpeed() {
        return stepsPerSecond == Double.POSITIVE_INFINITY;
    }
}
