package nablascope;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Why a window cannot be shown, in words instead of JavaFX's chain of exceptions. */
@NullMarked
@SuppressWarnings("restricted") // asks Xlib and the loader what JavaFX will ask them
final class Display {
    private static final String OTHERWISE =
            "; \"nablascope snapshot\" and \"nablascope run\" work without one, see nablascope --help";

    private Display() {}

    /** What stands in the way and what to do about it, in one sentence; null: nothing. */
    static @Nullable String obstacle() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (!linux || "Headless".equals(System.getProperty("glass.platform"))) {
            return null;
        }
        @Nullable String display = System.getenv("DISPLAY");
        if (display == null || display.isEmpty()) {
            return "There is no display for the window: start NablaScope in a desktop session, or set DISPLAY"
                    + OTHERWISE;
        }
        try (Arena arena = Arena.ofConfined()) {
            if (!opens(arena)) {
                return "The display " + display + " does not answer: start NablaScope in a desktop session" + OTHERWISE;
            }
            SymbolLookup.libraryLookup("libgtk-3.so.0", arena);
            return null;
        } catch (IllegalArgumentException missing) {
            return "The window needs GTK 3: install it, for example with \"apt install libgtk-3-0\"" + OTHERWISE;
        }
    }

    /** Asks Xlib for the connection that JavaFX will ask for. */
    private static boolean opens(Arena arena) {
        SymbolLookup xlib = SymbolLookup.libraryLookup("libX11.so.6", arena);
        Object connection = call(xlib, "XOpenDisplay", ValueLayout.ADDRESS, MemorySegment.NULL);
        if (connection.equals(MemorySegment.NULL)) {
            return false;
        }
        call(xlib, "XCloseDisplay", ValueLayout.JAVA_INT, connection);
        return true;
    }

    private static Object call(SymbolLookup library, String name, MemoryLayout result, Object argument) {
        MethodHandle function = Linker.nativeLinker()
                .downcallHandle(
                        library.find(name).orElseThrow(IllegalArgumentException::new),
                        FunctionDescriptor.of(result, ValueLayout.ADDRESS));
        try {
            return function.invokeWithArguments(argument);
        } catch (Throwable e) {
            throw new IllegalStateException("Xlib's " + name + " failed", e);
        }
    }
}
