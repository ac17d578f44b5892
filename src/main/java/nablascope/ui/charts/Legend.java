package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import nablascope.ui.control.Buttons;

/**
 * A chart's series, whose entries hide and show their curves, and after them the other runs. Where it is narrow, names are
 * shortened, the longest run's first; if that is not enough, the last runs are only counted and named in a tooltip, for they
 * have a list of their own, and at last the names of series are shortened. It is one line high, so that charts above each
 * other stay in line, unless the series alone need more.
 */
final class Legend extends Region {
    private static final double SWATCH = 16;

    /** Where there is room: dots and dashes need it to be told apart. */
    private static final double WHOLE_SWATCH = 36;

    /** The name of a run is shortened to this width, with its line and in sizes of type, before runs are counted. */
    private static final double LEAST_RUN = 7;

    /** Series may be shortened to this width. */
    private static final double LEAST = 4;

    /** What counts runs, in sizes of type. */
    private static final double COUNT = 2.5;

    /** The line alone, for which series do without a line of their own. */
    private static final double BARE = 2.4;

    private static final double GAP = 0.4;

    private final ChartModel model;
    private final List<ToggleButton> series = new ArrayList<>();
    private final List<Line> swatches = new ArrayList<>();
    private final List<Label> others = new ArrayList<>();
    private final Label more = new Label();
    private int counted;

    Legend(ChartModel model) {
        this.model = model;
        model.series().forEach(this::addEntry);
        model.overlaysProperty().subscribe((before, now) -> {
            if (!before.others().equals(now.others())) {
                showOthers(model.themeProperty().get());
            }
        });
        getChildren().addAll(series);
        getChildren().add(more);
    }

    private void addEntry(ChartSeries each) {
        ToggleButton entry = new ToggleButton();
        entry.setMnemonicParsing(false);
        Line swatch = new Line(0, 0, SWATCH, 0);
        entry.setGraphic(swatch);
        entry.textProperty().bind(each.labelProperty());
        entry.selectedProperty().bindBidirectional(each.visibleProperty());
        entry.opacityProperty().bind(each.visibleProperty().map(visible -> visible ? 1 : 0.45));
        entry.getStyleClass().setAll("chart-legend-entry");
        Buttons.tooltip(entry, each.labelProperty());
        series.add(entry);
        swatches.add(swatch);
    }

    /** Takes an entry out where its series does not exist. */
    void show(Predicate<ChartSeries> exists) {
        for (int i = 0; i < series.size(); i++) {
            boolean present = exists.test(model.series().get(i));
            series.get(i).setVisible(present);
            series.get(i).setManaged(present);
        }
    }

    void apply(ChartTheme theme) {
        for (int i = 0; i < series.size(); i++) {
            ChartSeries each = model.series().get(i);
            series.get(i).setStyle(style(theme) + "-fx-background-color: transparent; -fx-cursor: hand;");
            Line swatch = swatches.get(i);
            swatch.setStroke(each.colour(theme));
            swatch.setStrokeWidth(theme.lineWidth() + 0.8);
            swatch.getStrokeDashArray().setAll(each.style().dashes());
        }
        more.setStyle(style(theme));
        showOthers(theme);
    }

    private static String style(ChartTheme theme) {
        return "-fx-font-family: '%s'; -fx-font-size: %spx; -fx-padding: 1 2 1 2; -fx-graphic-text-gap: 4px; -fx-text-fill: %s;"
                .formatted(theme.fontFamily(), theme.fontSize(), Colours.css(theme.text()));
    }

    private void showOthers(ChartTheme theme) {
        getChildren().removeAll(others);
        others.clear();
        for (Overlays.Other other : model.overlaysProperty().get().others()) {
            Label entry = named(other, SWATCH, theme);
            entry.setTooltip(new Tooltip(other.label()));
            others.add(entry);
        }
        getChildren().addAll(others);
        counted = 0;
        requestLayout();
    }

    private static Label named(Overlays.Other other, double length, ChartTheme theme) {
        Line swatch = new Line(0, 0, length, 0);
        other.pen().dress(swatch, theme);
        Label entry = new Label(other.label(), swatch);
        entry.setStyle(style(theme));
        return entry;
    }

    /** Other runs that are only counted, the last ones. */
    private void count(int hidden) {
        more.setVisible(hidden > 0);
        if (hidden > 0 && hidden != counted) {
            ChartTheme theme = model.themeProperty().get();
            List<Overlays.Other> all = model.overlaysProperty().get().others();
            List<Overlays.Other> last = all.subList(all.size() - hidden, all.size());
            more.setAccessibleText(last.stream().map(Overlays.Other::label).collect(Collectors.joining(", ")));
            VBox names = new VBox();
            for (Overlays.Other other : last) {
                Label name = named(other, WHOLE_SWATCH, theme);
                name.setStyle("-fx-graphic-text-gap: 4px;");
                names.getChildren().add(name);
            }
            Tooltip list = new Tooltip();
            list.setGraphic(names);
            more.setTooltip(list);
        }
        counted = hidden;
    }

    private List<Labeled> present() {
        return new ArrayList<>(series.stream().filter(Node::isManaged).toList());
    }

    private double size() {
        return model.themeProperty().get().fontSize();
    }

    private double gap() {
        return GAP * size();
    }

    private static double wide(Labeled entry) {
        return Math.ceil(entry.prefWidth(-1));
    }

    /** With every name shortened as far as it goes, and runs only counted. */
    double least() {
        return present().stream()
                        .mapToDouble(entry -> Math.min(wide(entry), LEAST * size()) + gap())
                        .sum()
                + (others.isEmpty() ? 0 : COUNT * size() + gap());
    }

    /** What one line needs, for the lines of the series and the number of runs. */
    double bare() {
        return present().size() * (BARE * size() + gap()) + (others.isEmpty() ? 0 : COUNT * size());
    }

    /** With all the first runs, and the rest only counted. */
    private double wanted(int named) {
        double series =
                present().stream().mapToDouble(entry -> wide(entry) + gap()).sum();
        double runs = others.subList(0, named).stream()
                .mapToDouble(entry -> Math.min(wide(entry), LEAST_RUN * size()) + gap())
                .sum();
        return series + runs + (named < others.size() ? wide(more) + gap() : 0);
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth();
        int hidden = 0;
        while (hidden < others.size() && wanted(others.size() - hidden) > getWidth()) {
            hidden++;
            more.setText("+" + hidden);
        }
        count(hidden);
        List<Labeled> shown = present();
        shown.addAll(others.subList(0, others.size() - hidden));
        for (int i = 0; i < others.size(); i++) {
            others.get(i).setVisible(i < others.size() - hidden);
        }
        if (hidden > 0) {
            room -= wide(more) + gap();
        }
        if (lines(getWidth()) > 1) {
            if (hidden > 0) {
                shown.add(more);
            }
            flow(shown, getWidth(), true);
            return;
        }
        boolean named = hidden < others.size();
        List<Labeled> cut = named ? shown.subList(present().size(), shown.size()) : shown;
        room -= gap() * shown.size();
        room -= named ? present().stream().mapToDouble(Legend::wide).sum() : 0;
        double widest = widest(cut, room);
        double x = getWidth();
        if (hidden > 0) {
            x = place(more, x, wide(more), 0);
        }
        for (Labeled entry : shown.reversed()) {
            x = place(entry, x, cut.contains(entry) ? Math.min(wide(entry), widest) : wide(entry), 0);
        }
    }

    /** Puts an entry to the left of a place; returns where the next one ends. */
    private double place(Labeled entry, double end, double width, int line) {
        double high = entry.prefHeight(-1);
        entry.resizeRelocate(snapPositionX(end - width), line * high, width, high);
        return end - width - gap();
    }

    /** The width at which entries must be cut that they have room together; infinite: none. */
    private static double widest(List<Labeled> entries, double room) {
        double[] widths = entries.stream().mapToDouble(Legend::wide).sorted().toArray();
        double left = room;
        for (int i = 0; i < widths.length; i++) {
            int rest = widths.length - i;
            if (widths[i] * rest > left) {
                return Math.max(0, left / rest);
            }
            left -= widths[i];
        }
        return Double.POSITIVE_INFINITY;
    }

    private int lines(double width) {
        return width <= 0 || bare() <= width ? 1 : flow(present(), width, false);
    }

    /** Line by line, each to the right; returns how many. */
    private int flow(List<Labeled> entries, double width, boolean place) {
        int line = 0;
        int first = 0;
        while (first < entries.size()) {
            int end = first;
            double left = width;
            while (end < entries.size() && (end == first || wide(entries.get(end)) <= left)) {
                left -= wide(entries.get(end++)) + gap();
            }
            double x = width;
            for (Labeled entry : entries.subList(first, end).reversed()) {
                x = place ? place(entry, x, Math.min(width, wide(entry)), line) : x;
            }
            first = end;
            line++;
        }
        return Math.max(1, line);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    public double getBaselineOffset() {
        return series.isEmpty() ? 0 : series.getFirst().getBaselineOffset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        List<Labeled> all = present();
        all.addAll(others);
        return all.stream().mapToDouble(entry -> wide(entry) + gap()).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        double high = series.isEmpty() ? 0 : series.getFirst().prefHeight(-1);
        return lines(width) * high;
    }
}
