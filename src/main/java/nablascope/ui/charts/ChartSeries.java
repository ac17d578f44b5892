package nablascope.ui.charts;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One curve of a chart. FX thread. */
public final class ChartSeries {
    private final String name;
    private final int colour;
    private final LineStyle style;
    private final boolean noisy;
    private final StringProperty label = new SimpleStringProperty(this, "label");
    private final BooleanProperty visible = new SimpleBooleanProperty(this, "visible", true);

    /**
     * @param name of the series in the timeline; until a label is set, also its label
     * @param colour index into {@link ChartTheme#palette()}
     * @param noisy drawn as a translucent min–max envelope with a smoothed line on it
     */
    public ChartSeries(String name, int colour, LineStyle style, boolean noisy) {
        this.name = name;
        this.colour = colour;
        this.style = style;
        this.noisy = noisy;
        label.set(name);
    }

    public String name() {
        return name;
    }

    public int colour() {
        return colour;
    }

    public LineStyle style() {
        return style;
    }

    public boolean noisy() {
        return noisy;
    }

    public StringProperty labelProperty() {
        return label;
    }

    public BooleanProperty visibleProperty() {
        return visible;
    }
}
