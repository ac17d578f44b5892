package nablascope.experiment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises what is no JSON by its first bytes, to say so in plain words. */
final class Sniffer {
    private static final int ENOUGH = 512;
    private static final Pattern YAML = Pattern.compile("(?s)(!!|---|%YAML|[A-Za-z_][\\w-]*:(\\s|$)).*");

    private Sniffer() {}

    /** Leaves the stream where it was. */
    static void check(BufferedInputStream in) throws IOException {
        in.mark(ENOUGH);
        byte[] start = in.readNBytes(ENOUGH);
        in.reset();
        Phrase problem = problem(start);
        if (problem != null) {
            throw new InvalidExperimentException(Place.THE_FILE.with(), problem);
        }
    }

    private static @Nullable Phrase problem(byte[] start) {
        FileFault known = signature(start);
        if (known != null) {
            return known.with();
        }
        for (byte b : start) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return FileFault.BINARY.with();
            }
        }
        String text = new String(start, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return start.length < ENOUGH ? FileFault.EMPTY.with() : null;
        }
        char first = text.charAt(0);
        if (first == '{' || first == '[') {
            return null;
        }
        if (first == '/' || first == '#') {
            return FileFault.STARTS_WITH_COMMENT.with();
        }
        if (YAML.matcher(text).matches()) {
            return FileFault.YAML.with();
        }
        return FileFault.OTHER_START.with(Quote.text(text.substring(0, 1)));
    }

    private static @Nullable FileFault signature(byte[] start) {
        if (begins(start, 0xAC, 0xED)) {
            return FileFault.JAVA_OBJECT;
        }
        if (begins(start, 0xEF, 0xBB, 0xBF) || begins(start, 0xFE, 0xFF) || begins(start, 0xFF, 0xFE)) {
            return begins(start, 0xEF) ? FileFault.BYTE_ORDER_MARK : FileFault.UTF_16;
        }
        if (begins(start, 'P', 'K', 3, 4) || begins(start, 0x1F, 0x8B)) {
            return FileFault.COMPRESSED;
        }
        return null;
    }

    private static boolean begins(byte[] start, int... bytes) {
        if (start.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (Byte.toUnsignedInt(start[i]) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
