package nablascope.ui.charts;

/**
 * The room below a chart for the numbers of its steps, in px from the chart's left edge: beside the axis' name, which
 * begins where the title does, and inside the chart.
 */
public record StepRoom(double from, double to) {
    private static final double NAME = 0.5;
    private static final double GAP = 0.3;

    /**
     * The room that a name leaves.
     *
     * @param nameWidth in px, as the chart's width
     */
    public static StepRoom beside(double nameWidth, double width, ChartTheme theme) {
        return new StepRoom(nameX(theme) + nameWidth + GAP * theme.fontSize(), width);
    }

    /** Where the name begins. */
    public static double nameX(ChartTheme theme) {
        return NAME * theme.fontSize();
    }

    /** Whether a number can stand below its tick. */
    public boolean holds(double tick, double width) {
        return tick - width / 2 >= from && tick + width / 2 <= to;
    }
}
