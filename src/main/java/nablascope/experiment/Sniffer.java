package nablascope.experiment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
        String problem = problem(start);
        if (problem != null) {
            throw new InvalidExperimentException("The file", problem);
        }
    }

    private static @Nullable String problem(byte[] start) {
        String known = signature(start);
        if (known != null) {
            return known;
        }
        for (byte b : start) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return "is binary; choose an experiment file, which is a text in JSON";
            }
        }
        String text = new String(start, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return start.length < ENOUGH ? "is empty; choose another one" : null;
        }
        char first = text.charAt(0);
        if (first == '{' || first == '[') {
            return null;
        }
        if (first == '/' || first == '#') {
            return "begins with a comment, which JSON does not have; move the words into \"description\"";
        }
        if (YAML.matcher(text).matches()) {
            return "looks like YAML, which is not read here; save the experiment as JSON";
        }
        return "begins with " + Quote.text(text.substring(0, 1)) + "; an experiment is JSON and begins with {";
    }

    private static @Nullable String signature(byte[] start) {
        if (begins(start, 0xAC, 0xED)) {
            return "is a serialised Java object, which is never opened; choose an experiment file in JSON";
        }
        if (begins(start, 0xEF, 0xBB, 0xBF) || begins(start, 0xFE, 0xFF) || begins(start, 0xFF, 0xFE)) {
            String encoding = begins(start, 0xEF) ? "a byte-order mark" : "the byte-order mark of UTF-16";
            return String.format(Locale.ROOT, "begins with %s; save it as UTF-8 without byte-order mark", encoding);
        }
        if (begins(start, 'P', 'K', 3, 4) || begins(start, 0x1F, 0x8B)) {
            return "is compressed; unpack it first";
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
