package nablascope.ui.knobs;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nablascope.ui.control.Buttons;
import nablascope.ui.control.NumberField;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** One knob: letter, name, exact field and switch above; slider, ×½, ×2 and reset below. */
public final class KnobView extends VBox {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final Texts texts;
    private final KnobModel model;
    private final Drag drag;
    private final KnobScale scale;
    private final Slider slider;
    private final NumberField field;
    private boolean following;
    private boolean free;

    KnobView(Texts texts, KnobModel model, Drag drag) {
        this.texts = texts;
        this.model = model;
        this.drag = drag;
        this.scale = new KnobScale(model.spec());
        this.slider = new Slider(scale.minPosition(), scale.maxPosition(), scale.minPosition());
        this.field = new NumberField(texts, model.legal(), model::set);
        getStyleClass().add("knob");
        getChildren().addAll(head(), slide(), field.message());
        setUpSlider();
        setUpField();
        model.value().subscribe(this::follow);
        model.on().subscribe(on -> pseudoClassStateChanged(OFF, !on));
    }

    private ObservableValue<String> name() {
        return texts.bind("knob." + model.spec().id() + ".name");
    }

    private HBox head() {
        Label symbol = new Label(model.spec().symbol());
        symbol.getStyleClass().add("knob-symbol");
        Label name = new Label();
        name.textProperty().bind(name());
        name.getStyleClass().add("knob-name");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMinWidth(0);
        Buttons.tooltip(name, texts.bind("knob." + model.spec().id() + ".help"));
        HBox head = new HBox(symbol, name, field);
        head.getStyleClass().add("knob-head");
        head.setAlignment(Pos.CENTER_LEFT);
        if (model.canBeOff()) {
            head.getChildren().add(onOff());
        }
        return head;
    }

    private ToggleSwitch onOff() {
        ToggleSwitch onOff = new ToggleSwitch();
        onOff.setId(id("on"));
        Buttons.describe(onOff, texts.bind("knob.onOff", name()));
        model.on().subscribe(onOff::setSelected);
        onOff.selectedProperty().subscribe(now -> {
            if (now != model.on().get()) {
                model.switchOn(now);
            }
        });
        return onOff;
    }

    private HBox slide() {
        HBox row = new HBox(
                slider,
                small("×½", "halve", model::halve),
                small("×2", "twice", model::twice),
                small("", "reset", model::reset));
        row.getStyleClass().add("knob-slide");
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(slider, Priority.ALWAYS);
        return row;
    }

    private Button small(String label, String command, Runnable action) {
        Button button = new Button(label);
        if (label.isEmpty()) {
            button.setGraphic(new FontIcon("fth-rotate-ccw"));
        }
        button.setId(id(command));
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "knob-button");
        button.setOnAction(_ -> action.run());
        Buttons.describe(button, texts.bind("knob." + command, name()));
        return button;
    }

    private void setUpField() {
        field.setId(id("field"));
        field.setPrefColumnCount(6);
        field.accessibleTextProperty().bind(texts.bind("knob.field", name()));
    }

    private void setUpSlider() {
        slider.setId(id("slider"));
        slider.setMaxWidth(Double.MAX_VALUE);
        slider.setShowTickMarks(true);
        slider.setMajorTickUnit(model.spec().logarithmic() ? 1 : 0.25);
        slider.setMinorTickCount(0);
        Buttons.tooltip(slider, texts.bind("knob." + model.spec().id() + ".help"));
        slider.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get(
                                "knob.slider",
                                name().getValue(),
                                Numbers.compact(model.value().get())),
                        model.value(),
                        texts.language()));
        slider.addEventFilter(MouseEvent.ANY, e -> free = e.isShiftDown());
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        slider.valueProperty().subscribe((_, now) -> {
            if (!following) {
                moved(now.doubleValue());
            }
        });
    }

    private void onKey(KeyEvent event) {
        boolean up = event.getCode() == KeyCode.RIGHT || event.getCode() == KeyCode.UP;
        boolean down = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.DOWN;
        if (up || down) {
            drag.tap(model, () -> model.set(scale.neighbour(model.value().get(), up)));
            event.consume();
        }
    }

    private void moved(double position) {
        double value = free ? scale.value(position) : scale.snap(position);
        if (value != model.value().get() || !model.on().get()) {
            model.set(value);
        }
        follow(model.value().get());
    }

    private void follow(Number value) {
        following = true;
        slider.setValue(scale.position(value.doubleValue()));
        following = false;
        field.show(value.doubleValue());
    }

    private String id(String part) {
        return "knob-" + model.spec().id() + "-" + part;
    }
}
