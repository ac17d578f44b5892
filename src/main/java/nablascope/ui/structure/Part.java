package nablascope.ui.structure;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * A part of the draft, such as its perceptron, that is there or not, and that puts its changes into the whole. JavaFX
 * thread.
 */
final class Part<P> {
    // Kept in a property of its own: a mapped value that nobody watches is worked out at every look.
    private final ReadOnlyObjectWrapper<@Nullable P> value = new ReadOnlyObjectWrapper<>();
    private final Consumer<P> set;

    /**
     * A part by how it is found.
     *
     * @param source the present part; null: there is none
     * @param set puts a changed part in its place
     */
    Part(ObservableValue<? extends @Nullable P> source, Consumer<P> set) {
        this.set = set;
        source.subscribe(now -> value.set(now));
    }

    /** A part of this part. */
    <S> Part<S> part(Function<P, @Nullable S> get, BiFunction<P, S, P> with) {
        return new Part<>(value.map(get), changed -> change(whole -> with.apply(whole, changed)));
    }

    /** The part where it is of a type. */
    <S extends P> Part<S> only(Class<S> type) {
        return new Part<>(value.map(whole -> type.isInstance(whole) ? type.cast(whole) : null), set::accept);
    }

    /** The part where a condition holds. */
    Part<P> when(Predicate<P> condition) {
        return new Part<>(value.map(whole -> condition.test(whole) ? whole : null), set);
    }

    ObservableValue<@Nullable P> value() {
        return value.getReadOnlyProperty();
    }

    @Nullable
    P get() {
        return value.get();
    }

    /** Does nothing where the part is not there. */
    void change(UnaryOperator<P> change) {
        P now = value.get();
        if (now != null) {
            P changed = change.apply(now);
            if (!changed.equals(now)) {
                set.accept(changed);
            }
        }
    }

    /** Is told the part whenever there is one, now and after each change. */
    void subscribe(Consumer<P> listener) {
        value.subscribe(now -> {
            if (now != null) {
                listener.accept(now);
            }
        });
    }
}
