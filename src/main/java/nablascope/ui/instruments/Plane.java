package nablascope.ui.instruments;

/**
 * Which parameters a trajectory's picture shows.
 *
 * @param fromX first parameter at the left edge
 * @param fromY second parameter at the bottom
 */
record Plane(double fromX, double toX, double fromY, double toY) {
    private static final double MARGIN = 0.12;
    private static final double LEAST = 1e-6;

    /** Around a rectangle, with a margin. */
    static Plane around(double fromX, double toX, double fromY, double toY) {
        double marginX = margin(fromX, toX);
        double marginY = margin(fromY, toY);
        return new Plane(fromX - marginX, toX + marginX, fromY - marginY, toY + marginY);
    }

    private static double margin(double from, double to) {
        double length = to - from;
        return length > 0 ? MARGIN * length : Math.max(LEAST, 0.5 * Math.abs(from));
    }

    double x(double w1, MapArea area) {
        return area.left() + (w1 - fromX) / (toX - fromX) * area.width();
    }

    double y(double w2, MapArea area) {
        return area.bottom() - (w2 - fromY) / (toY - fromY) * area.height();
    }

    double w1(double x, MapArea area) {
        return fromX + (x - area.left()) / area.width() * (toX - fromX);
    }

    double w2(double y, MapArea area) {
        return fromY + (area.bottom() - y) / area.height() * (toY - fromY);
    }

    boolean contains(double w1, double w2) {
        return w1 >= fromX && w1 <= toX && w2 >= fromY && w2 <= toY;
    }

    boolean contains(Plane other) {
        return contains(other.fromX, other.fromY) && contains(other.toX, other.toY);
    }

    /** Makes the sides {@code factor} times as long, a point staying where it is. */
    Plane zoomed(double factor, double w1, double w2) {
        return new Plane(
                w1 - (w1 - fromX) * factor,
                w1 + (toX - w1) * factor,
                w2 - (w2 - fromY) * factor,
                w2 + (toY - w2) * factor);
    }

    Plane moved(double w1, double w2) {
        return new Plane(fromX + w1, toX + w1, fromY + w2, toY + w2);
    }

    /** Grown in one direction until a unit is as long in both. */
    Plane equalUnits(MapArea area) {
        double unitX = (toX - fromX) / area.width();
        double unitY = (toY - fromY) / area.height();
        double unit = Math.max(unitX, unitY);
        double moreX = (unit * area.width() - (toX - fromX)) / 2;
        double moreY = (unit * area.height() - (toY - fromY)) / 2;
        return new Plane(fromX - moreX, toX + moreX, fromY - moreY, toY + moreY);
    }
}
