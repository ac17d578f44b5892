package nablascope.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.StackPane;
import nablascope.ui.text.Texts;

/** A button that opens a list of values to tick. Which ones are ticked, somebody else knows. */
public final class TickMenu<T> extends MenuButton {
    private final Supplier<String> title;
    private final Function<T, String> words;
    private final Predicate<T> ticked;
    private final Consumer<T> turn;
    private final List<Runnable> boxes = new ArrayList<>();
    private List<T> offered = List.of();

    /**
     * A menu without values.
     *
     * @param title what the button says in the present language
     * @param words of a value in the present language
     * @param turn ticks a value that was not, and the reverse; whatever comes of it, {@link #refresh} shows
     */
    public TickMenu(
            Texts texts, Supplier<String> title, Function<T, String> words, Predicate<T> ticked, Consumer<T> turn) {
        this.title = title;
        this.words = words;
        this.ticked = ticked;
        this.turn = turn;
        texts.language().subscribe(_ -> refresh());
    }

    /** Shows what is ticked now. */
    public void refresh() {
        setText(title.get());
        boxes.forEach(Runnable::run);
    }

    /** Offers values, in an open list too; the same ones stay where they are. */
    public void offer(List<T> values) {
        setDisable(values.isEmpty());
        if (!values.equals(offered)) {
            offered = List.copyOf(values);
            boxes.clear();
            getItems().setAll(values.stream().map(this::item).toList());
        }
        refresh();
    }

    /**
     * A box that only shows: clicks go to what is around it, and with keys they are the item's. A box that takes them has an
     * action of its own, which comes up to the item as one of its.
     */
    private CustomMenuItem item(T value) {
        CheckBox box = new CheckBox();
        boxes.add(() -> {
            box.setText(words.apply(value));
            box.setSelected(ticked.test(value));
        });
        box.setMnemonicParsing(false);
        box.setMouseTransparent(true);
        StackPane.setAlignment(box, Pos.CENTER_LEFT);
        box.setFocusTraversable(false);
        CustomMenuItem item = new CustomMenuItem(new StackPane(box), false);
        item.setOnAction(_ -> turn.accept(value));
        return item;
    }
}
