package nablascope.ui.library;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import nablascope.library.RunInfo;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** A value in words, which follow the language. */
final class WordsCell<T> extends TableCell<RunInfo, T> {
    private final Function<T, String> words;

    WordsCell(Texts texts, Function<T, String> words) {
        this.words = words;
        texts.language().subscribe(this::write);
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        write();
    }

    private void write() {
        T item = getItem();
        setText(isEmpty() || item == null ? null : words.apply(item));
    }
}
