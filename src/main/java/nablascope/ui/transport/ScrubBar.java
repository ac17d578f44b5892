package nablascope.ui.transport;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import nablascope.session.TrainingSession;
import nablascope.ui.control.Buttons;
import nablascope.ui.run.Rewinder;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;

/**
 * The way back: a bar as long as the run, whose thumb takes it to any step that it has done. At its ends stand the first
 * step and the last; the step under the pointer is told.
 */
public final class ScrubBar extends HBox {
    private final RunModel run;
    private final Rewinder rewinder;
    private final Slider slider = new Slider(0, 1, 0);
    private final Label end = new Label();
    private final StringProperty pointed = new SimpleStringProperty("");
    private boolean following;

    public ScrubBar(Texts texts, RunModel run, Rewinder rewinder) {
        this.run = run;
        this.rewinder = rewinder;
        getStyleClass().add("scrub-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label();
        name.textProperty().bind(texts.bind("scrub.name"));
        name.getStyleClass().add("caption");
        name.setMinWidth(USE_PREF_SIZE);
        Button back = Buttons.icon("fth-skip-back", texts.bind("scrub.stepBack"), rewinder::stepBack);
        back.setId("scrub-step-back");
        back.disableProperty().bind(run.status().map(status -> status.step() == 0));
        slider.setId("scrub-slider");
        slider.setBlockIncrement(1); // as the arrow keys do in the whole window
        slider.addEventHandler(KeyEvent.KEY_PRESSED, this::page);
        slider.accessibleTextProperty().bind(texts.bind("scrub.slider"));
        Buttons.tooltip(slider, pointed);
        slider.addEventHandler(
                MouseEvent.MOUSE_MOVED,
                event -> pointed.set(texts.get("scrub.pointed", Numbers.count(stepAt(event.getX())))));
        Label start = new Label(Numbers.count(0));
        for (Label number : new Label[] {start, end}) {
            number.getStyleClass().add("caption");
            number.setMinWidth(USE_PREF_SIZE);
        }
        end.setId("scrub-end");
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setDisable(true);
        slider.valueProperty().subscribe((_, now) -> {
            if (!following) {
                go(Math.round(now.doubleValue()));
            }
        });
        run.status().subscribe(_ -> follow());
        getChildren().addAll(back, name, start, slider, end);
    }

    /** The step whose place the pointer is at: the thumb's middle goes from half a thumb to half a thumb before the end. */
    private long stepAt(double x) {
        Node thumb = slider.lookup(".thumb");
        double margin = thumb == null ? 0 : thumb.getLayoutBounds().getWidth() / 2;
        double share = (x - margin) / Math.max(1, slider.getWidth() - 2 * margin);
        return Math.round(Math.clamp(share, 0, 1) * slider.getMax());
    }

    /** Page up and page down go by a hundredth of the run. */
    private void page(KeyEvent event) {
        double page = Math.max(1, Math.rint(slider.getMax() / 100));
        switch (event.getCode()) {
            case PAGE_UP -> slider.setValue(Math.min(slider.getMax(), slider.getValue() + page));
            case PAGE_DOWN -> slider.setValue(Math.max(0, slider.getValue() - page));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void go(long steps) {
        if (steps != run.status().get().step()) {
            rewinder.to(steps);
        }
    }

    /** The thumb stays where somebody put it until the run is there. */
    private void follow() {
        TrainingSession session = run.session().get();
        if (session == null || rewinder.underWay() || slider.isValueChanging()) {
            return;
        }
        following = true;
        slider.setDisable(session.reach() == 0);
        // A slider without length has its thumb at 0/0 and is laid out and drawn, with all around it, at every pulse.
        slider.setMax(Math.max(1, (double) session.reach()));
        end.setText(Numbers.count(session.reach()));
        slider.setValue((double) run.status().get().step());
        following = false;
    }
}
