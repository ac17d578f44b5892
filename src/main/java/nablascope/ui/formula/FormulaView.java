package nablascope.ui.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Look;

/** The formula bar: what one step computes, set in real notation in the background. JavaFX thread. */
public final class FormulaView extends FlowPane {
    private static final double SIZE = 16;
    private static final double PROJECTOR_SIZE = 23;

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
            HBox line = new HBox(picture);
            line.getStyleClass().add("formula-line");
            VBox box = new VBox(caption, line);
            box.getStyleClass().add("formula");
            getChildren().add(box);
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
        double size = look.projector().get() ? PROJECTOR_SIZE : SIZE;
        FormulaPainter.Key key = new FormulaPainter.Key(
                formula.tex(), size, rgb(look.theme().get().text()));
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
                        place.setFitWidth(image.getWidth() / FormulaPainter.RESOLUTION);
                        place.setFitHeight(image.getHeight() / FormulaPainter.RESOLUTION);
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
