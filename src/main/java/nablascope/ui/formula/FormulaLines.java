package nablascope.ui.formula;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;

/**
 * Captions and the pictures of formulas' parts, line by line. JavaFX thread.
 */
final class FormulaLines extends Pane {
    /** Between a caption and its formula, between parts, and between formulas, in sizes of type. */
    private static final double AFTER_CAPTION = 0.6;

    private static final double BETWEEN_PARTS = 0.35;
    private static final double BETWEEN_FORMULAS = 1.7;

    private double size;
    private int fewest = 1;
    private int kept;

    /** @param typeSize of the pictures, px */
    void setSize(double typeSize) {
        size = typeSize;
        kept = 0;
        requestLayout();
    }

    /** @param lines that are always there, so that what is below stays where it is */
    void setFewest(int lines) {
        fewest = lines;
        requestLayout();
    }

    /** Other formulas than before: lines that only those needed may go. */
    void forgetLines() {
        kept = 0;
        requestLayout();
    }

    double insetsHeight() {
        return snappedTopInset() + snappedBottomInset();
    }

    double lineHeight() {
        return Math.ceil(FormulaPainter.LINE * size);
    }

    /**
     * How many lines there are in a given width; a line that one number needed stays for the next, lest what is below
     * jump while a knob is dragged.
     */
    int lines(double width) {
        if (width <= 0) {
            return fewest;
        }
        kept = Math.max(kept, Math.max(fewest, flow(1, width, false)));
        return kept;
    }

    /** Whether pictures of another size would take no more lines than there always are. */
    boolean fits(double scale) {
        return flow(scale, getWidth(), false) <= fewest;
    }

    /** Goes through all children line by line and returns how many lines that takes. */
    private int flow(double scale, double width, boolean place) {
        double room = width - snappedLeftInset() - snappedRightInset();
        int line = 0;
        double x = 0;
        Node before = null;
        for (int i = 0; i < getChildren().size(); i++) {
            Node node = getChildren().get(i);
            double gap = before == null || x == 0 ? 0 : scale * gap(before, node);
            double needed = width(node, scale);
            if (node instanceof Label) {
                needed = together(i, scale, room);
            }
            boolean captioned = before instanceof Label;
            if (x > 0 && !captioned && x + gap + needed > room) {
                line++;
                x = 0;
                gap = 0;
            }
            x += gap;
            if (place) {
                place(node, x, line);
            }
            x += width(node, scale);
            before = node;
        }
        return line + 1;
    }

    /** Width of a caption with its formula, which goes to the next line rather than be broken; with its first part, if it must. */
    private double together(int caption, double scale, double room) {
        double whole = width(getChildren().get(caption), scale);
        double least = whole;
        for (int i = caption + 1; i < getChildren().size() && !(getChildren().get(i) instanceof Label); i++) {
            whole += scale * gap(getChildren().get(i - 1), getChildren().get(i))
                    + width(getChildren().get(i), scale);
            least = i == caption + 1 ? whole : least;
        }
        return whole <= room ? whole : least;
    }

    private double gap(Node before, Node node) {
        if (node instanceof Label) {
            return BETWEEN_FORMULAS * size;
        }
        return (before instanceof Label ? AFTER_CAPTION : BETWEEN_PARTS) * size;
    }

    private static double width(Node node, double scale) {
        if (node instanceof ImageView picture) {
            Image image = picture.getImage();
            return image == null ? 0 : Math.ceil(scale * image.getWidth() / FormulaPainter.RESOLUTION);
        }
        return Math.ceil(node.prefWidth(-1));
    }

    private void place(Node node, double x, int line) {
        double top = snappedTopInset() + line * lineHeight();
        double height;
        if (node instanceof ImageView picture && picture.getImage() != null) {
            height = picture.getImage().getHeight() / FormulaPainter.RESOLUTION;
            picture.setFitWidth(picture.getImage().getWidth() / FormulaPainter.RESOLUTION);
            picture.setFitHeight(height);
        } else {
            height = node.prefHeight(-1);
            node.resize(Math.ceil(node.prefWidth(-1)), height);
        }
        node.relocate(snapPositionX(snappedLeftInset() + x), snapPositionY(top + (lineHeight() - height) / 2));
    }

    @Override
    protected void layoutChildren() {
        flow(1, getWidth(), true);
    }

    @Override
    protected double computePrefHeight(double width) {
        return insetsHeight() + lines(width) * lineHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
