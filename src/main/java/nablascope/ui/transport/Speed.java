package nablascope.ui.transport;

import nablascope.session.Pace;

/** Where a pace stands on the speed slider: at its common logarithm, with full speed at the upper end. */
final class Speed {
    /** One step per second. */
    static final double MIN = 0;

    /** Full speed. */
    static final double MAX = 4.5;

    private static final double FASTEST_PACE = 4;

    private Speed() {}

    static Pace pace(double position) {
        if (position > (FASTEST_PACE + MAX) / 2) {
            return Pace.FULL_SPEED;
        }
        double perSecond = Math.pow(10, Math.min(position, FASTEST_PACE));
        double unit = Math.pow(10, Math.floor(Math.log10(perSecond) + 1e-9));
        return new Pace(Math.max(1, Math.rint(perSecond / unit) * unit));
    }

    static double position(Pace pace) {
        return pace.fullSpeed() ? MAX : Math.clamp(Math.log10(pace.stepsPerSecond()), MIN, FASTEST_PACE);
    }
}
