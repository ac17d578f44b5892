package nablascope.ui.app;

import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import nablascope.ui.instruments.InstrumentsModel;
import nablascope.ui.theme.Look;

/** A small window gives its room to the charts. */
final class Narrowness {
    private static final double WIDE = 1200;
    private static final double WIDE_PROJECTOR = 1600;
    private static final double HIGH = 760;
    private static final double HIGH_PROJECTOR = 1000;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private Narrowness() {}

    /** Below this width the story starts folded. */
    static double limit(Look look) {
        return look.projector().get() ? WIDE_PROJECTOR : WIDE;
    }

    /** Whether a window of this height has room for the panel of choice; if not, it starts folded. */
    static boolean high(Look look, double height) {
        return height >= (look.projector().get() ? HIGH_PROJECTOR : HIGH);
    }

    /**
     * Tells the style sheet whether there is little room; large type folds story and panel then, and gives both back while
     * the window is open.
     */
    static void follow(Region content, Look look, ToggleButton story, InstrumentsModel panel) {
        Runnable tell = () -> content.pseudoClassStateChanged(NARROW, content.getWidth() < limit(look));
        content.widthProperty().subscribe(tell);
        if (content.getWidth() > 0) {
            tell.run(); // the window may have its size already
        }
        fold(look, story.selectedProperty(), () -> content.getWidth() >= limit(look));
        fold(look, panel.openProperty(), () -> high(look, content.getHeight()));
        look.projector().subscribe((_, _) -> tell.run());
    }

    /**
     * Puts the story beside the charts while it is open. Where large type would leave them too little between two panels,
     * it takes the room of what is on their left.
     */
    static void share(BorderPane pane, Region left, Region story, Look look, ObservableBooleanValue open) {
        pane.rightProperty().bind(Bindings.when(open).then(story).otherwise((Region) null));
        pane.setLeft(left);
        left.visibleProperty()
                .bind(look.projector()
                        .and(open)
                        .and(pane.widthProperty().lessThan(WIDE))
                        .not());
        left.managedProperty().bind(left.visibleProperty());
    }

    /** Large type folds what it leaves no room for, and unfolds that again when it goes. */
    private static void fold(Look look, BooleanProperty open, BooleanSupplier room) {
        boolean[] folded = new boolean[1];
        look.projector().subscribe((_, large) -> {
            if (large) {
                folded[0] = open.get() && !room.getAsBoolean();
            }
            if (folded[0]) {
                open.set(!large);
            }
        });
    }
}
