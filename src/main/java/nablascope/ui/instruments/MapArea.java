package nablascope.ui.instruments;

import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.ViewRange;

/** Where in an instrument its data stand, in px; the same places as in the charts above. */
record MapArea(double left, double top, double width, double height) {

    static MapArea in(double width, double height, ChartTheme theme) {
        return new MapArea(
                theme.left(),
                theme.top(),
                Math.max(1, Math.floor(width - theme.left() - theme.right())),
                Math.max(1, Math.floor(height - theme.top() - theme.bottom())));
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double x(double step, ViewRange range) {
        return left + (step - range.fromStep()) / (range.toStep() - range.fromStep()) * width;
    }

    double step(double x, ViewRange range) {
        return range.fromStep() + (x - left) / width * (range.toStep() - range.fromStep());
    }

    boolean contains(double x, double y) {
        return x >= left && x < right() && y >= top && y < bottom();
    }
}
