package nablascope.ui.knobs;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import nablascope.experiment.Knobs;
import nablascope.ui.control.NumberRange;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;

/**
 * One hyper-parameter beyond the four knobs: a row in the pane below them, and words in the story when it changes. Its
 * label is the message {@link #key}.
 */
public sealed interface Setting {
    /** How a value goes into the knobs. */
    @FunctionalInterface
    interface With<T> {
        Knobs apply(Knobs knobs, T value);
    }

    /** Of the label in the messages. */
    String key();

    /** Of the explanation in the messages. */
    default String help() {
        return key() + ".help";
    }

    /** When it has something to act on. */
    Predicate<KnobsModel> applies();

    /** Its value in words. */
    String words(Texts texts, Knobs knobs);

    /** A number. */
    record Amount(
            String key,
            String help,
            NumberRange range,
            ToDoubleFunction<Knobs> get,
            With<Double> with,
            Predicate<KnobsModel> applies)
            implements Setting {

        Amount(
                String key,
                NumberRange range,
                ToDoubleFunction<Knobs> get,
                With<Double> with,
                Predicate<KnobsModel> applies) {
            this(key, key + ".help", range, get, with, applies);
        }

        @Override
        public String words(Texts texts, Knobs knobs) {
            double value = get.applyAsDouble(knobs);
            return range.whole() ? Numbers.count((long) value) : Numbers.exact(value);
        }
    }

    /** Something that is on or off. */
    record Flag(String key, Predicate<Knobs> get, With<Boolean> with, Predicate<KnobsModel> applies)
            implements Setting {
        @Override
        public String words(Texts texts, Knobs knobs) {
            return texts.get(get.test(knobs) ? "knob.on" : "knob.off");
        }
    }

    /** One of a few. */
    record Pick<T>(
            String key,
            List<T> entries,
            BiFunction<Texts, ? super T, String> name,
            Function<Knobs, T> get,
            With<T> with,
            Predicate<KnobsModel> applies)
            implements Setting {

        /** No or yes, named by the messages {@code key.false} and {@code key.true}. */
        static Pick<Boolean> either(
                String key, Function<Knobs, Boolean> get, With<Boolean> with, Predicate<KnobsModel> applies) {
            return new Pick<>(
                    key, List.of(false, true), (texts, yes) -> texts.get(key + "." + yes), get, with, applies);
        }

        @Override
        public String words(Texts texts, Knobs knobs) {
            return name.apply(texts, get.apply(knobs));
        }
    }

    /** Nothing to set, but something to know. */
    record Note(String key, Predicate<KnobsModel> applies) implements Setting {
        @Override
        public String words(Texts texts, Knobs knobs) {
            return "";
        }
    }
}
