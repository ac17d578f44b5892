package nablascope.ui.app;

import java.util.Locale;
import java.util.Properties;
import javafx.geometry.Rectangle2D;
import nablascope.ui.instruments.Instrument;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers.
 *
 * @param story whether the story panel is open; null: as the window's width suggests
 * @param instruments whether the panel of choice is open; null: as the window's height suggests
 * @param instrument what somebody chose last in the panel of choice; null: nothing yet
 * @param twoThreads whether two threads share the large products
 */
record Settings(
        double width,
        double height,
        boolean maximized,
        Theme theme,
        Locale language,
        boolean projector,
        @Nullable Boolean story,
        RecentFiles recent,
        @Nullable Boolean instruments,
        @Nullable Instrument instrument,
        boolean twoThreads) {
    private static final double LEAST = 200;
    private static final double MOST = 20_000;

    /** For a first start, in the language of the system where it is on offer. */
    static Settings first(Locale system) {
        Locale language = system.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        return new Settings(1280, 800, false, Theme.LIGHT, language, false, null, RecentFiles.NONE, null, null, false);
    }

    /** Its content no larger than a screen. */
    Settings within(Rectangle2D screen) {
        return new Settings(
                Math.min(width, screen.getWidth()),
                Math.min(height, screen.getHeight()),
                maximized,
                theme,
                language,
                projector,
                story,
                recent,
                instruments,
                instrument,
                twoThreads);
    }

    Properties toProperties() {
        Properties p = new Properties();
        p.setProperty("width", Double.toString(width));
        p.setProperty("height", Double.toString(height));
        p.setProperty("maximized", Boolean.toString(maximized));
        p.setProperty("theme", theme.name());
        p.setProperty("language", language.toLanguageTag());
        p.setProperty("projector", Boolean.toString(projector));
        if (story != null) {
            p.setProperty("story", story.toString());
        }
        recent.writeTo(p);
        if (instruments != null) {
            p.setProperty("instruments", instruments.toString());
        }
        if (instrument != null) {
            p.setProperty("instrument", instrument.name());
        }
        p.setProperty("twoThreads", Boolean.toString(twoThreads));
        return p;
    }

    /**
     * Reads back what {@link #toProperties} wrote; keys that are missing count as on a first start.
     *
     * @throws IllegalArgumentException if a value is none of ours
     */
    static Settings of(Properties p, Settings first) {
        String story = p.getProperty("story");
        String instruments = p.getProperty("instruments");
        String instrument = p.getProperty("instrument");
        return new Settings(
                size(p.getProperty("width", "" + first.width)),
                size(p.getProperty("height", "" + first.height)),
                flag(p.getProperty("maximized", "false")),
                Theme.valueOf(p.getProperty("theme", first.theme.name())),
                language(p.getProperty("language", first.language.toLanguageTag())),
                flag(p.getProperty("projector", "false")),
                story == null ? null : Boolean.valueOf(flag(story)),
                RecentFiles.of(p),
                instruments == null ? null : Boolean.valueOf(flag(instruments)),
                instrument == null ? null : Instrument.valueOf(instrument),
                flag(p.getProperty("twoThreads", "false")));
    }

    private static double size(String text) {
        double size = Double.parseDouble(text);
        if (!(size >= LEAST && size <= MOST)) {
            throw new IllegalArgumentException("window size " + text + "; it must be " + LEAST + " to " + MOST);
        }
        return size;
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        };
    }

    private static Locale language(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!Texts.LANGUAGES.contains(locale)) {
            throw new IllegalArgumentException("language " + tag + "; known are " + Texts.LANGUAGES);
        }
        return locale;
    }
}
