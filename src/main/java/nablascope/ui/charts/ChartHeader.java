package nablascope.ui.charts;

import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import nablascope.ui.control.Buttons;
import org.jspecify.annotations.Nullable;

/** Title, what the values measure, the legend, and the badge, which is shortened before the legend is. */
final class ChartHeader extends HBox {
    /** Width of the shortest badge, in sizes of type. */
    private static final double LEAST_BADGE = 4.5;

    private final ChartModel model;
    private final Label title = new Label();
    private final Label values = new Label();
    private final Label badge = new Label();
    private final StringProperty wholeBadge = new SimpleStringProperty("");
    private final Legend legend;

    /** The badge from its longest wording to its shortest; empty: there is none. */
    private List<String> wordings = List.of();

    ChartHeader(ChartModel model) {
        this.model = model;
        legend = new Legend(model);
        setAlignment(Pos.BASELINE_LEFT);
        title.textProperty().bind(model.titleProperty());
        values.textProperty().bind(model.valueLabelProperty());
        values.setMinWidth(Region.USE_PREF_SIZE);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        Buttons.describe(badge, wholeBadge);
        badge.setVisible(false);
        badge.setManaged(false);
        HBox.setHgrow(legend, Priority.ALWAYS);
        getChildren().setAll(title, values, legend, badge);
    }

    /**
     * Takes entries out of the legend whose series do not exist.
     *
     * @param timeline whose newest percentage stands in the badge; null: no badge
     */
    void show(Predicate<ChartSeries> exists, @Nullable Timeline timeline) {
        legend.show(exists);
        String percentage = percentage(timeline);
        List<String> now = percentage.isEmpty()
                ? List.of()
                : List.of(
                        (model.badgeLabelProperty().get() + " " + percentage).strip(),
                        (model.badgeShortProperty().get() + " " + percentage).strip(),
                        percentage);
        if (!now.equals(wordings)) {
            wordings = now;
            badge.setVisible(!now.isEmpty());
            badge.setManaged(!now.isEmpty());
            wholeBadge.set(badgeText());
            fitBadge();
        }
    }

    /** Beside differences, it would be taken for one. */
    private String percentage(@Nullable Timeline timeline) {
        int index = timeline == null
                ? -1
                : timeline.indexOf(model.badgeSeriesProperty().get());
        Sample newest = timeline == null || index < 0 ? null : timeline.at(index, timeline.steps());
        boolean compares = model.overlaysProperty().get().compares();
        return newest == null || compares || !Float.isFinite(newest.value())
                ? ""
                : Math.round(newest.value() * 100) + " %";
    }

    /** The longest wording that leaves the legend whole, or at least all its entries. */
    private void fitBadge() {
        if (wordings.isEmpty()) {
            return;
        }
        double room = getWidth() - snappedLeftInset() - snappedRightInset() - 3 * getSpacing();
        room -= title.getMinWidth() + values.prefWidth(-1);
        for (String wording : wordings) {
            badge.setText(wording);
            double needed = wording.equals(wordings.getFirst()) ? legend.prefWidth(-1) : legend.least();
            if (needed + badge.prefWidth(-1) <= room) {
                return;
            }
        }
    }

    /** Rather than that a chart begins lower than its neighbour, a long title is cut, but not to less than its half. */
    private void fitTitle(double width) {
        double room = width - snappedLeftInset() - snappedRightInset() - 2 * getSpacing() - values.prefWidth(-1);
        if (!wordings.isEmpty()) {
            room -= getSpacing() + LEAST_BADGE * model.themeProperty().get().fontSize();
        }
        double whole = Math.ceil(title.prefWidth(-1));
        double cut = Math.clamp(room - legend.bare(), Math.floor(whole / 2), whole);
        title.setMinWidth(cut);
        title.setMaxWidth(cut);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (width > 0) {
            fitTitle(width);
        }
        return super.computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        fitTitle(getWidth());
        fitBadge();
        super.layoutChildren();
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

    /** In its longest wording. */
    String badgeText() {
        return wordings.isEmpty() ? "" : wordings.getFirst();
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
        badge.setStyle(font + "-fx-font-weight: bold; -fx-padding: 1 6 1 6; -fx-background-radius: 4; " + text
                + "-fx-background-color: " + Colours.css(theme.grid()) + ";");
        legend.apply(theme);
    }
}
