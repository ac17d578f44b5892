package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * Which steps and values a chart shows. While it follows, the steps reach from 0 to the next round number past the
 * newest; until somebody zooms values, they fit what is visible. FX thread.
 */
public final class Viewport {
    private static final double LEAST_STEPS = 4;
    private static final double MOST_STEPS = 2e9;
    private static final double FIRST_STEPS = 100;

    private final BooleanProperty follow = new SimpleBooleanProperty(this, "follow", true);
    private final DoubleProperty pointed = new SimpleDoubleProperty(this, "pointed", Double.NaN);
    private final List<Viewport> linked = new ArrayList<>();
    private double fromStep;
    private double toStep = FIRST_STEPS;
    private double low;
    private double high = 1;
    private boolean fitsValues = true;
    private int changes;
    private long reach;

    /** Grow with the run; zooming or dragging the steps ends it, {@link #fit()} begins it again. */
    public BooleanProperty followProperty() {
        return follow;
    }

    /** The step under the pointer in this chart or a linked one; NaN: the pointer is elsewhere. */
    public DoubleProperty pointedProperty() {
        return pointed;
    }

    public ViewRange range() {
        return new ViewRange(fromStep, toStep, low, high);
    }

    /** Makes both always show the same steps, so that what happened at one stands above the other. */
    public void linkSteps(Viewport other) {
        linked.add(other);
        other.linked.add(this);
        pointed.bindBidirectional(other.pointed);
    }

    /** The whole run and all its values, from now on. */
    public void fit() {
        fitsValues = true;
        followAgain();
        linked.forEach(Viewport::followAgain);
    }

    private void followAgain() {
        follow.set(true);
        changes++;
    }

    /** Whether the values shown fit the data rather than somebody's choice. */
    public boolean fitsValues() {
        return fitsValues;
    }

    /** Shows these steps, none of them before the first; ends following. */
    public void showSteps(double from, double to) {
        take(from, to);
        linked.forEach(other -> other.take(from, to));
    }

    private void take(double from, double to) {
        follow.set(false);
        changes++;
        double length = Math.clamp(to - from, LEAST_STEPS, MOST_STEPS);
        fromStep = Math.clamp(from, 0, MOST_STEPS);
        toStep = fromStep + length;
    }

    /** Shows these values until {@link #fit()}; ignored unless finite and {@code bottom < top}. */
    public void showValues(double bottom, double top) {
        if (bottom < top && top - bottom < Double.POSITIVE_INFINITY) {
            low = bottom;
            high = top;
            fitsValues = false;
            changes++;
        }
    }

    /** Makes the steps shown {@code factor} times as many, {@code step} staying where it is. */
    public void zoomSteps(double factor, double step) {
        double length = Math.clamp((toStep - fromStep) * factor, LEAST_STEPS, MOST_STEPS);
        double share = (step - fromStep) / (toStep - fromStep);
        showSteps(step - share * length, step + (1 - share) * length);
    }

    /** Counts the commands, so that a picture can tell whether it is of the present view. */
    public int changes() {
        return changes;
    }

    /** Values fit the data again, steps stay. */
    void refitValues() {
        fitsValues = true;
        changes++;
    }

    /** Room for so many steps at least, such as those of another run behind this one, also in linked charts. */
    public void setReach(long steps) {
        if (steps != reach) {
            reach = steps;
            changes++;
            linked.forEach(other -> other.setReach(steps));
        }
    }

    /** Shows all steps of a run, up to the next round number; for charts that follow. */
    public void growTo(long steps) {
        fromStep = 0;
        toStep = Math.max(FIRST_STEPS, Ticks.roundUp((double) Math.max(reach, steps)));
    }

    void fitValues(double bottom, double top) {
        low = bottom;
        high = top;
    }
}
