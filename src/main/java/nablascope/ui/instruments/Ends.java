package nablascope.ui.instruments;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Two things at the ends of a line; the second below the first where they have no room beside each other. */
final class Ends extends Pane {
    private final Region first;
    private final Region second;

    Ends(Region first, Region second) {
        this.first = first;
        this.second = second;
        getChildren().setAll(first, second);
    }

    private double room(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    private boolean wraps(double width) {
        return first.prefWidth(-1) + second.minWidth(-1) > room(width);
    }

    @Override
    protected void layoutChildren() {
        boolean wraps = wraps(getWidth());
        double room = room(getWidth());
        double left = Math.min(room, first.prefWidth(-1));
        double right = Math.min(wraps ? room : room - left, second.prefWidth(-1));
        double line = wraps ? first.prefHeight(-1) : Math.max(first.prefHeight(-1), second.prefHeight(-1));
        double top = snappedTopInset();
        first.resizeRelocate(snappedLeftInset(), top, left, line);
        second.resizeRelocate(
                snapPositionX(snappedLeftInset() + room - right),
                wraps ? top + line : top,
                right,
                wraps ? second.prefHeight(-1) : line);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + first.prefWidth(-1) + second.prefWidth(-1) + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double above = first.prefHeight(-1);
        double below = second.prefHeight(-1);
        boolean wraps = width > 0 && wraps(width);
        return snappedTopInset() + (wraps ? above + below : Math.max(above, below)) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
