package nablascope.ui.text;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import nablascope.experiment.Phrase;
import nablascope.experiment.Wording;

/**
 * The window's messages in the chosen language. Whatever is bound follows when the language changes. JavaFX thread.
 *
 * <p>Messages are {@link MessageFormat} patterns; whole numbers among the arguments get thousands separators.
 * What the program's inside says comes as a {@link Phrase} among the arguments, which is English by itself.
 */
public final class Texts {
    /** The languages on offer. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final String BUNDLE = "nablascope.ui.text.messages";

    /** What the program's inside says, in Chinese; its English is in the {@link Wording}s themselves. */
    static final ResourceBundle WORDINGS = bundle("nablascope.ui.text.wordings", Locale.SIMPLIFIED_CHINESE);

    private static final Map<Locale, ResourceBundle> BUNDLES =
            LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Texts::bundle));

    private final ObjectProperty<Locale> language = new SimpleObjectProperty<>(Locale.ENGLISH);

    /** Reads the messages, unless they were read before. Any thread. */
    public static void prepare() {
        // To be called is enough: it loads this class, which reads them.
    }

    public Texts(Locale start) {
        language.set(start);
    }

    /** One of {@link #LANGUAGES}. */
    public ObjectProperty<Locale> language() {
        return language;
    }

    /** The message with its gaps filled. */
    public String get(String key, Object... args) {
        ResourceBundle bundle = Objects.requireNonNull(BUNDLES.get(language.get()));
        Object[] words = args.clone();
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i] instanceof Phrase phrase ? phrase.in(this::pattern) : words[i];
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(words);
    }

    /** A wording in the present language; its own English where there is no other. */
    private String pattern(Wording wording) {
        if (language.get().equals(Locale.ENGLISH)) {
            return wording.pattern();
        }
        String key = key(wording);
        return WORDINGS.containsKey(key) ? WORDINGS.getString(key) : wording.pattern();
    }

    /** Where the translation of a wording stands. */
    static String key(Wording wording) {
        return wording.getClass().getSimpleName() + "." + wording.name();
    }

    /** The words for a choice, such as {@code PenaltyForm.L2_HALF} or {@code OptimizerSpec.Type.SGD}. */
    public String name(Enum<?> choice, Object... args) {
        return get(key(choice), args);
    }

    /** Where the words for a choice stand. */
    public static String key(Enum<?> choice) {
        Class<?> type = choice.getDeclaringClass();
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.') + "." + choice.name();
    }

    /** {@link #get} that follows the language and those arguments that are observable. */
    public StringBinding bind(String key, Object... args) {
        List<Observable> sources = new ArrayList<>();
        sources.add(language);
        for (Object arg : args) {
            if (arg instanceof Observable source) {
                sources.add(source);
            }
        }
        return Bindings.createStringBinding(() -> get(key, values(args)), sources.toArray(Observable[]::new));
    }

    private static Object[] values(Object[] args) {
        Object[] values = args.clone();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof ObservableValue<?> source) {
                values[i] = source.getValue();
            }
        }
        return values;
    }

    static ResourceBundle bundle(Locale locale) {
        return bundle(BUNDLE, locale);
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                name, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
