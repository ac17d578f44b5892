package nablascope.ui.charts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.util.Duration;

/**
 * The numbered flags above a data area, to be placed on its top edge. Flags that stood too close are one, which names
 * the changes it holds and, chosen, zooms in on them. FX thread.
 */
public final class FlagBar extends Pane {
    private static final int LISTED = 15;
    private static final double MARGIN = 0.3;

    private final Viewport viewport;

    /** @param viewport shows the steps of a flag that is chosen */
    public FlagBar(Viewport viewport) {
        this.viewport = viewport;
        setPickOnBounds(false);
        setManaged(false);
    }

    /** Shows the flags of the markers in sight; {@code width} of the data area in px. */
    public void update(List<ChartMarker> markers, double width, ChartTheme theme) {
        double size = theme.fontSize();
        getChildren()
                .setAll(Flag.arrange(markers, viewport.range(), width, size).stream()
                        .map(flag -> label(flag, theme))
                        .toList());
    }

    private Label label(Flag flag, ChartTheme theme) {
        double size = theme.fontSize();
        Label label = new Label(flag.label());
        label.setStyle(("-fx-font-family: '%s'; -fx-font-size: %spx; -fx-font-weight: bold; -fx-alignment: center;"
                        + " -fx-text-fill: %s; -fx-background-color: %s; -fx-background-radius: %spx;")
                .formatted(
                        theme.fontFamily(),
                        size * 0.85,
                        Colours.css(theme.plot()),
                        Colours.css(colour(flag, theme)),
                        size * 0.3));
        label.resizeRelocate(flag.left(), -size * 1.3, flag.width(), size * 1.2);
        label.setManaged(false);
        Tooltip tooltip = new Tooltip(words(flag));
        tooltip.setShowDelay(Duration.millis(200));
        tooltip.setShowDuration(Duration.seconds(30));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(480);
        label.setTooltip(tooltip);
        if (flag.markers().size() > 1) {
            label.setCursor(Cursor.HAND);
            label.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                    zoom(flag);
                    event.consume();
                }
            });
        }
        return label;
    }

    /** An explosion is red, or has the colour of the other run to which it happened. */
    private static Color colour(Flag flag, ChartTheme theme) {
        Pen pen = flag.markers().getFirst().pen();
        return pen != null ? pen.colour(theme) : flag.alarm() ? theme.warning() : theme.marker();
    }

    private static String words(Flag flag) {
        String listed = flag.markers().stream()
                .limit(LISTED)
                .map(marker ->
                        String.format(Locale.ROOT, "%s  (%,d)  %s", marker.label(), marker.step(), marker.text()))
                .collect(Collectors.joining("\n"));
        return flag.markers().size() <= LISTED ? listed : listed + "\n…";
    }

    private void zoom(Flag flag) {
        long first = flag.markers().getFirst().step();
        long last = flag.markers().getLast().step();
        double margin = Math.max(1, MARGIN * (last - first));
        viewport.showSteps(Math.max(0, first - margin), last + margin + 1);
    }
}
