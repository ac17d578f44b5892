package nablascope.ui.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Look;

/** The formula bar: what one step computes, set in real notation in the background. JavaFX thread. */
public final class FormulaView extends FlowPane {
    private static final double SIZE = 16;
    private static final double PROJECTOR_SIZE = 23;

    /** Height of a row, in sizes of type; the tallest formula fits. */
    private static final double ROW = 2.2;

    /** Where all formulas stand in one row at full size, in sizes of type. */
    private static final double WIDE = 62;

    private static final double SMALLEST = 0.6;

    private final Texts texts;
    private final Look look;
    private final FxBridge bridge;
    private final FormulaPainter painter = new FormulaPainter();
    private final Map<String, ImageView> places = new HashMap<>();
    private final Map<String, FormulaPainter.Key> wanted = new HashMap<>();
    private final Consumer<Throwable> failed;
    private List<Formula> formulas = List.of();
    private int pending;

    /** @param failed is told when a formula cannot be set */
    public FormulaView(Texts texts, Look look, FxBridge bridge, Consumer<Throwable> failed) {
        this.texts = texts;
        this.look = look;
        this.bridge = bridge;
        this.failed = failed;
        setId("formulas");
        getStyleClass().add("formulas");
        look.theme().subscribe((_, _) -> paintAll());
        look.projector().subscribe((_, _) -> paintAll());
        widthProperty().subscribe(this::fit);
        setMaxHeight(USE_PREF_SIZE);
    }

    /** The same for all formulas, so that the charts below stay where they are. */
    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + snappedBottomInset() + rows(width) * rowHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private int rows(double width) {
        return width >= WIDE * size() ? 1 : 2;
    }

    private double rowHeight() {
        return Math.ceil(ROW * size());
    }

    private double size() {
        return look.projector().get() ? PROJECTOR_SIZE : SIZE;
    }

    /** Makes the pictures as large as the rows allow. */
    private void fit() {
        double scale = 1;
        while (scale > SMALLEST && rowsAt(scale) > rows(getWidth())) {
            scale -= 0.05;
        }
        for (ImageView place : places.values()) {
            Image image = place.getImage();
            if (image != null) {
                place.setFitWidth(scale * image.getWidth() / FormulaPainter.RESOLUTION);
                place.setFitHeight(scale * image.getHeight() / FormulaPainter.RESOLUTION);
            }
        }
    }

    private int rowsAt(double scale) {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        int rows = 1;
        double end = -getHgap();
        for (Node child : getChildren()) {
            HBox line = (HBox) child;
            Image image = ((ImageView) line.getChildren().getLast()).getImage();
            double picture = image == null ? 0 : scale * image.getWidth() / FormulaPainter.RESOLUTION;
            double width =
                    Math.ceil(line.getChildren().getFirst().prefWidth(-1)) + line.getSpacing() + Math.ceil(picture) + 1;
            end += getHgap() + width;
            if (end > room && end > width) {
                rows++;
                end = width;
            }
        }
        return rows;
    }

    /** Shows these formulas instead of the ones before. */
    public void show(List<Formula> next) {
        if (!keys(next).equals(keys(formulas))) {
            rebuild(next);
        }
        formulas = List.copyOf(next);
        paintAll();
    }

    /** Whether every picture shown belongs to its present formula. */
    public boolean settled() {
        return pending == 0;
    }

    private static List<String> keys(List<Formula> formulas) {
        return formulas.stream().map(Formula::key).toList();
    }

    private void rebuild(List<Formula> next) {
        getChildren().clear();
        Map<String, ImageView> old = new HashMap<>(places);
        places.clear();
        for (Formula formula : next) {
            ImageView picture = Objects.requireNonNullElseGet(old.get(formula.key()), FormulaView::place);
            picture.setId(formula.key());
            places.put(formula.key(), picture);
            Label caption = new Label();
            caption.textProperty().bind(texts.bind(formula.key()));
            caption.getStyleClass().add("caption");
            caption.setMinWidth(USE_PREF_SIZE);
            HBox line = new HBox(caption, picture);
            line.getStyleClass().add("formula");
            line.minHeightProperty().bind(look.projector().map(_ -> rowHeight()));
            line.maxHeightProperty().bind(line.minHeightProperty());
            getChildren().add(line);
        }
    }

    private static ImageView place() {
        ImageView picture = new ImageView();
        picture.setAccessibleRole(AccessibleRole.TEXT);
        return picture;
    }

    private void paintAll() {
        for (Formula formula : new ArrayList<>(formulas)) {
            paint(formula);
        }
    }

    private void paint(Formula formula) {
        FormulaPainter.Key key = new FormulaPainter.Key(
                formula.tex(), size(), rgb(look.theme().get().text()));
        ImageView place = Objects.requireNonNull(places.get(formula.key()));
        place.setAccessibleText(formula.plain());
        if (key.equals(wanted.put(formula.key(), key))) {
            return;
        }
        pending++;
        bridge.background(
                () -> painter.paint(key),
                image -> {
                    pending--;
                    if (key.equals(wanted.get(formula.key()))) {
                        place.setImage(image);
                        fit();
                    }
                },
                error -> {
                    pending--;
                    failed.accept(error);
                });
    }

    private static int rgb(Color c) {
        return ((int) Math.round(c.getRed() * 255) << 16)
                | ((int) Math.round(c.getGreen() * 255) << 8)
                | (int) Math.round(c.getBlue() * 255);
    }
}
