package nablascope.ui.charts;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** One curve of a chart. FX thread. */
public final class ChartSeries {
    /** How noise is drawn while the chart's smoothing is on. */
    public enum Detail {
        /** Every value, never smoothed. */
        EXACT,
        /** A smoothed line alone, where another curve's band shows the same noise. */
        SMOOTHED,
        /** A smoothed line on a translucent band from the smallest to the largest value. */
        BAND
    }

    private final String name;
    private final @Nullable String divisor;
    private final int colour;
    private final LineStyle style;
    private final Detail detail;
    private final boolean ofOtherRun;
    private final StringProperty label = new SimpleStringProperty(this, "label");
    private final BooleanProperty offered = new SimpleBooleanProperty(this, "offered", true);
    private final BooleanProperty visible = new SimpleBooleanProperty(this, "visible", true);

    /**
     * @param name of the series in the timeline; until a label is set, also its label
     * @param colour index into {@link ChartTheme#palette()}
     */
    public ChartSeries(String name, int colour, LineStyle style, Detail detail) {
        this(name, null, new Pen(colour, style), detail, false);
    }

    private ChartSeries(String name, @Nullable String divisor, Pen pen, Detail detail, boolean ofOtherRun) {
        this.name = name;
        this.divisor = divisor;
        this.colour = pen.colour();
        this.style = pen.style();
        this.detail = detail;
        this.ofOtherRun = ofOtherRun;
        label.set(name);
    }

    /**
     * A curve of one series divided by another, sample by sample.
     *
     * @param name of the series above the line
     * @param divisor name of the one below it, positive and with as many samples
     */
    public static ChartSeries ratio(String name, String divisor, int colour, Detail detail) {
        return new ChartSeries(name, divisor, new Pen(colour, LineStyle.SOLID), detail, false);
    }

    /** A curve of another run, which bears the run's name. */
    static ChartSeries ofRun(String name, Overlays.Other run) {
        ChartSeries series = new ChartSeries(name, null, run.pen(), Detail.SMOOTHED, true);
        series.label.set(run.label());
        return series;
    }

    /** Whether another one is drawn and named just so. */
    boolean looksLike(ChartSeries other) {
        return name.equals(other.name)
                && colour == other.colour
                && style == other.style
                && ofOtherRun == other.ofOtherRun
                && label.get().equals(other.label.get());
    }

    /** The series that the values are divided by; null: none. */
    public @Nullable String divisor() {
        return divisor;
    }

    public String name() {
        return name;
    }

    /** In a theme. */
    Color colour(ChartTheme theme) {
        return ofOtherRun ? theme.branch(colour) : theme.curve(colour);
    }

    /** Whether its run is another than the chart's own. */
    boolean ofOtherRun() {
        return ofOtherRun;
    }

    public LineStyle style() {
        return style;
    }

    public Detail detail() {
        return detail;
    }

    public StringProperty labelProperty() {
        return label;
    }

    /** Whether it means something now; if not, neither the chart nor its legend has it. */
    public BooleanProperty offeredProperty() {
        return offered;
    }

    /** Whether it is drawn: offered, and not hidden by somebody. */
    boolean shown() {
        return offered.get() && visible.get();
    }

    public BooleanProperty visibleProperty() {
        return visible;
    }
}
