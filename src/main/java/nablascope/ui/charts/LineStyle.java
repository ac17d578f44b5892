package nablascope.ui.charts;

/** Tells curves apart where colours do not. */
public enum LineStyle {
    SOLID(1, 0),
    DASHED(9, 5),
    DOTTED(2, 4);

    private final double on;
    private final double off;

    LineStyle(double on, double off) {
        this.on = on;
        this.off = off;
    }

    /** Length drawn, in units of 1 px at normal size. */
    public double on() {
        return on;
    }

    /** Length left out. */
    public double off() {
        return off;
    }
}
