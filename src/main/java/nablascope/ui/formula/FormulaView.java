package nablascope.ui.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Look;

/**
 * The formula bar: what one step computes, set in real notation in the background. Long formulas are set
 * a little smaller and go on in the next line; beyond a few lines the bar scrolls. JavaFX thread.
 */
public final class FormulaView extends ScrollPane {
    private static final double SIZE = 16;
    private static final double PROJECTOR_SIZE = 23;
    private static final double SMALL = 0.85;

    /** How much too narrow large pictures may be guessed from small ones, each a whole number of pixels. */
    static final double MARGIN = 1.02;

    /** Where all usual formulas stand in one line at full size, in sizes of type. */
    private static final double WIDE = 62;

    private static final int MOST_LINES = 4;

    private final Texts texts;
    private final Look look;
    private final FxBridge bridge;
    private final FormulaPainter painter = new FormulaPainter();
    private final FormulaLines lines = new FormulaLines();
    private final List<ImageView> places = new ArrayList<>();
    private final Consumer<Throwable> failed;
    private List<Formula> formulas = List.of();
    private List<FormulaPainter.Key> wanted = List.of();
    private int pending;
    private boolean small;
    private double painted;

    /** @param failed is told when a formula cannot be set */
    public FormulaView(Texts texts, Look look, FxBridge bridge, Consumer<Throwable> failed) {
        this.texts = texts;
        this.look = look;
        this.bridge = bridge;
        this.failed = failed;
        setId("formulas");
        getStyleClass().add("formulas");
        lines.getStyleClass().add("formula-lines");
        setContent(lines);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        look.theme().subscribe((_, _) -> paint());
        look.projector().subscribe((_, _) -> {
            reset();
            paint();
        });
        widthProperty().subscribe(_ -> reset());
        lines.widthProperty().subscribe(_ -> shrink());
        setMaxHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        int shown = Math.min(MOST_LINES, lines.lines(room));
        return snappedTopInset() + snappedBottomInset() + lines.insetsHeight() + shown * lines.lineHeight();
    }

    private double fullSize() {
        return look.projector().get() ? PROJECTOR_SIZE : SIZE;
    }

    private double size() {
        return Math.rint(small ? SMALL * fullSize() : fullSize());
    }

    /** As few lines as this width needs; large type leaves no room for one that may stay empty. */
    private void reset() {
        lines.setFewest(getWidth() >= WIDE * fullSize() || look.projector().get() ? 1 : 2);
        lines.setSize(size());
    }

    /** The size of type that the formulas as painted now want; only other formulas or another width make it change back. */
    private void shrink() {
        boolean complete = places.stream().allMatch(place -> place.getImage() != null);
        boolean tooLong = !lines.fits(small ? MARGIN * fullSize() / size() : 1);
        if (complete && tooLong != small) {
            small = tooLong;
            lines.setSize(size());
            paint();
        }
    }

    /** Shows these formulas instead of the ones before. */
    public void show(List<Formula> next) {
        if (!shape(next).equals(shape(formulas))) {
            rebuild(next);
        }
        formulas = List.copyOf(next);
        paint();
    }

    /** Whether every picture shown belongs to its present formula. */
    public boolean settled() {
        return pending == 0;
    }

    /** Which formulas there are, in how many parts each. */
    private static List<String> shape(List<Formula> formulas) {
        return formulas.stream().map(f -> f.key() + " " + f.parts().size()).toList();
    }

    /** Places for new pictures; where there were some before they stay until the new ones are there. */
    private void rebuild(List<Formula> next) {
        Map<String, Image> old = new HashMap<>();
        places.forEach(place -> old.put(place.getId(), place.getImage()));
        lines.getChildren().clear();
        lines.forgetLines();
        places.clear();
        for (Formula formula : next) {
            Label caption = new Label();
            caption.textProperty().bind(texts.bind(formula.key()));
            caption.getStyleClass().add("caption");
            lines.getChildren().add(caption);
            for (int i = 0; i < formula.parts().size(); i++) {
                ImageView place = new ImageView();
                place.setAccessibleRole(AccessibleRole.TEXT);
                place.setId(formula.key() + "." + i);
                place.setImage(old.get(place.getId()));
                places.add(place);
                lines.getChildren().add(place);
            }
        }
        wanted = List.of();
    }

    private void paint() {
        List<Term> parts =
                formulas.stream().flatMap(formula -> formula.parts().stream()).toList();
        int colour = rgb(look.theme().get().text());
        List<FormulaPainter.Key> keys = parts.stream()
                .map(part -> new FormulaPainter.Key(part.tex(), size(), colour))
                .toList();
        for (int i = 0; i < parts.size(); i++) {
            places.get(i).setAccessibleText(parts.get(i).plain());
        }
        if (keys.equals(wanted)) {
            return;
        }
        wanted = keys;
        pending++;
        bridge.background(
                () -> keys.stream().map(painter::paint).toList(),
                pictures -> {
                    pending--;
                    if (keys == wanted) {
                        put(pictures);
                    }
                },
                error -> {
                    pending--;
                    failed.accept(error);
                });
    }

    private void put(List<Image> pictures) {
        for (int i = 0; i < pictures.size(); i++) {
            places.get(i).setImage(Objects.requireNonNull(pictures.get(i)));
        }
        if (painted != size()) {
            painted = size();
            lines.forgetLines();
        }
        shrink();
        lines.requestLayout();
        requestLayout();
    }

    private static int rgb(Color c) {
        return ((int) Math.round(c.getRed() * 255) << 16)
                | ((int) Math.round(c.getGreen() * 255) << 8)
                | (int) Math.round(c.getBlue() * 255);
    }
}
