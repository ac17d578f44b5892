package nablascope.ui.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
final class FormulaLinesTest {
    private static final double SIZE = 16;

    /** A caption and two parts, each {@code part} px wide. */
    private static List<Node> formula(double part) {
        return List.of(new Label("Update"), picture(part), picture(part));
    }

    private static ImageView picture(double width) {
        int pixels = (int) (width * FormulaPainter.RESOLUTION);
        return new ImageView(new WritableImage(pixels, 20));
    }

    private static FormulaLines lines(double width, double first, double second) {
        return lines(SIZE, width, first, second);
    }

    private static FormulaLines lines(double size, double width, double first, double second) {
        FormulaLines lines = new FormulaLines();
        lines.setSize(size);
        lines.getChildren().addAll(formula(first));
        lines.getChildren().addAll(formula(second));
        new Scene(lines, width, 200);
        lines.applyCss();
        lines.resize(width, 200);
        lines.layout();
        return lines;
    }

    private static double top(FormulaLines lines, int child) {
        Node node = lines.getChildren().get(child);
        return Math.floor((node.getLayoutY() + node.getLayoutBounds().getHeight() / 2) / lines.lineHeight());
    }

    @Test
    void a_formula_that_fits_in_a_line_is_never_broken() {
        FormulaLines lines = FxThread.call(() -> lines(355, 60, 60));
        assertThat(List.of(top(lines, 0), top(lines, 1), top(lines, 2))).containsOnly(0.0);
        // the caption and the first part of the second would still have room
        assertThat(List.of(top(lines, 3), top(lines, 4), top(lines, 5))).containsOnly(1.0);
    }

    @Test
    void one_longer_than_a_line_goes_on_in_the_next() {
        FormulaLines lines = FxThread.call(() -> lines(400, 60, 250));
        assertThat(top(lines, 4)).isEqualTo(1);
        assertThat(top(lines, 5)).isEqualTo(2);
    }

    /** Else the bar would change its size for ever, and with it the charts below. */
    @Test
    void what_is_too_long_in_large_type_is_not_thought_to_fit_while_it_is_small() {
        double large = 23;
        double small = 20;
        int tooLong = 0;
        for (int width = 300; width < 700; width++) {
            double room = width;
            boolean fits = FxThread.call(() -> lines(large, room, 60, 61).fits(1));
            boolean thought = FxThread.call(() -> lines(small, room, 60 * small / large, 61 * small / large)
                    .fits(FormulaView.MARGIN * large / small));
            assertThat(thought && !fits).as("at %d px", width).isFalse();
            tooLong += fits ? 0 : 1;
        }
        assertThat(tooLong).isBetween(50, 350);
    }
}
