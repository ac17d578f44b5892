package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/** Title, what the values measure, the legend, whose entries hide and show their curves, and the badge. */
final class ChartHeader extends HBox {
    private static final double SWATCH = 20;
    private static final double LONGEST = 12;
    private static final double LEAST_ENTRY = 60;

    private final ChartModel model;
    private final Label title = new Label();
    private final Label values = new Label();
    private final Label badge = new Label();
    private final FlowPane legend = new FlowPane();
    private final List<ToggleButton> entries = new ArrayList<>();
    private final List<Line> swatches = new ArrayList<>();
    private final List<Label> others = new ArrayList<>();

    ChartHeader(ChartModel model) {
        this.model = model;
        setAlignment(Pos.BASELINE_LEFT);
        title.textProperty().bind(model.titleProperty());
        values.textProperty().bind(model.valueLabelProperty());
        for (Label label : new Label[] {title, values, badge}) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        model.series().forEach(this::addEntry);
        legend.widthProperty().subscribe((_, _) -> fitOthers());
        legend.setAlignment(Pos.BASELINE_RIGHT);
        legend.setMinWidth(0);
        HBox.setHgrow(legend, Priority.ALWAYS);
        getChildren().setAll(title, values, legend, badge);
        model.overlaysProperty().subscribe((before, now) -> {
            if (!before.others().equals(now.others())) {
                showOthers(model.themeProperty().get());
            }
        });
    }

    private void addEntry(ChartSeries series) {
        ToggleButton entry = new ToggleButton();
        entry.setMnemonicParsing(false);
        Line swatch = new Line(0, 0, SWATCH, 0);
        entry.setGraphic(swatch);
        entry.textProperty().bind(series.labelProperty());
        entry.selectedProperty().bindBidirectional(series.visibleProperty());
        entry.opacityProperty().bind(series.visibleProperty().map(visible -> visible ? 1 : 0.45));
        // Wider than the line, it would stand on the title.
        entry.setMinWidth(0);
        entry.maxWidthProperty().bind(Bindings.max(LEAST_ENTRY, legend.widthProperty()));
        entry.getStyleClass().setAll("chart-legend-entry");
        entries.add(entry);
        swatches.add(swatch);
        legend.getChildren().add(entry);
    }

    /** Other runs after the series, as many as the line has room for. */
    private void showOthers(ChartTheme theme) {
        legend.getChildren().removeAll(others);
        others.clear();
        for (Overlays.Other other : model.overlaysProperty().get().others()) {
            Line swatch = new Line(0, 0, SWATCH, 0);
            other.pen().dress(swatch, theme);
            others.add(entry(other.label(), swatch, theme));
        }
        others.add(entry("", null, theme));
        legend.getChildren().addAll(others);
        fitOthers();
    }

    private void fitOthers() {
        legend.applyCss();
        double left = legend.getWidth() - room(others.getLast(), "+99");
        for (ToggleButton entry : entries) {
            left -= entry.isManaged() ? room(entry, entry.getText()) : 0;
        }
        int hidden = 0;
        for (Label other : others.subList(0, others.size() - 1)) {
            left -= room(other, other.getText());
            show(other, left > 0);
            hidden += left > 0 ? 0 : 1;
        }
        Label more = others.getLast();
        more.setText("+" + hidden);
        // Where none fits, the number alone is not worth a line.
        show(more, hidden > 0 && hidden < others.size() - 1);
    }

    /** Nearly the width of an entry with its gap, known before it was ever laid out. */
    private double room(Labeled entry, String text) {
        double size = model.themeProperty().get().fontSize();
        double swatch = entry.getGraphic() == null ? 0 : SWATCH + 5;
        double words = Math.min(Math.max(entry.prefWidth(-1), text.length() * size * 0.4), size * LONGEST);
        return Math.max(words, swatch) + legend.getHgap();
    }

    private static void show(Node entry, boolean shown) {
        entry.setVisible(shown);
        entry.setManaged(shown);
    }

    private static Label entry(String name, @Nullable Line swatch, ChartTheme theme) {
        Label entry = new Label(name, swatch);
        entry.setMaxWidth(theme.fontSize() * LONGEST);
        entry.setStyle(
                "-fx-font-family: '%s'; -fx-font-size: %spx; -fx-padding: 1 4 1 4; -fx-graphic-text-gap: 5px; -fx-text-fill: %s;"
                        .formatted(theme.fontFamily(), theme.fontSize(), Colours.css(theme.text())));
        return entry;
    }

    /** Takes an entry out of the legend where its series does not exist. */
    void show(Predicate<ChartSeries> exists, String badgeText) {
        for (int i = 0; i < entries.size(); i++) {
            boolean present = exists.test(model.series().get(i));
            show(entries.get(i), present);
        }
        badge.setText(badgeText);
        badge.setVisible(!badgeText.isEmpty());
        badge.setManaged(!badgeText.isEmpty());
    }

    void onTitleChosen(Runnable action) {
        for (Label label : new Label[] {title, values}) {
            label.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    action.run();
                }
            });
        }
    }

    /** Shows where the keyboard is. */
    void underlineTitle(ObservableValue<Boolean> when) {
        title.underlineProperty().bind(when);
    }

    String badgeText() {
        return badge.getText();
    }

    void apply(ChartTheme theme) {
        double size = theme.fontSize();
        String font = "-fx-font-family: '%s'; -fx-font-size: %spx; ".formatted(theme.fontFamily(), size);
        String text = "-fx-text-fill: " + Colours.css(theme.text()) + ";";
        String muted = "-fx-text-fill: " + Colours.css(theme.muted()) + ";";
        setSpacing(size * 0.8);
        setStyle("-fx-padding: %s %s 0 %s;".formatted(size * 0.2, Math.rint(size * 1.6), size * 0.5));
        title.setStyle(font + "-fx-font-weight: bold; -fx-font-size: " + size * 1.15 + "px; " + text);
        values.setStyle(font + muted);
        legend.setHgap(size * 0.3);
        badge.setStyle(font + "-fx-font-weight: bold; -fx-padding: 1 6 1 6; -fx-background-radius: 4; " + text
                + "-fx-background-color: " + Colours.css(theme.grid()) + ";");
        for (int i = 0; i < entries.size(); i++) {
            ChartSeries series = model.series().get(i);
            entries.get(i)
                    .setStyle(font + text + "-fx-background-color: transparent; -fx-padding: 1 4 1 4; -fx-cursor: hand;"
                            + "-fx-graphic-text-gap: 5px;");
            Line swatch = swatches.get(i);
            swatch.setStroke(series.colour(theme));
            swatch.setStrokeWidth(theme.lineWidth() + 0.8);
            swatch.getStrokeDashArray().setAll(series.style().dashes());
        }
        showOthers(theme);
    }
}
