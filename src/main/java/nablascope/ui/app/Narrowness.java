package nablascope.ui.app;

import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import nablascope.ui.theme.Look;

/** A narrow window gives its room to the charts. */
final class Narrowness {
    private static final double WIDE = 1200;
    private static final double WIDE_PROJECTOR = 1600;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private Narrowness() {}

    /** Below this width the story starts folded. */
    static double limit(Look look) {
        return look.projector().get() ? WIDE_PROJECTOR : WIDE;
    }

    /** Tells the style sheet whether there is little room; large type folds the story then. */
    static void follow(Region content, Look look, ToggleButton story) {
        Runnable tell = () -> content.pseudoClassStateChanged(NARROW, content.getWidth() < limit(look));
        content.widthProperty().subscribe(tell);
        look.projector().subscribe((_, large) -> {
            tell.run();
            if (large && content.getWidth() < limit(look)) {
                story.setSelected(false);
            }
        });
    }
}
