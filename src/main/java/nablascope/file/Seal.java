package nablascope.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Checksums inside text: a CRC32C (Castagnoli) as eight hexadecimal digits, at the end of a line or near the start of a
 * JSON document. What was changed by even one bit is told from what was written.
 */
public final class Seal {
    private static final int DIGITS = 8;
    private static final HexFormat HEX = HexFormat.of();
    private static final String MEMBER = ", \"crc32c\": \"";
    private static final byte[] FIRST_KEY = "\"crc32c\": \"".getBytes(StandardCharsets.US_ASCII);
    private static final int LATEST_START = 16;

    /** What a document to be sealed has as its first member {@code crc32c}. */
    public static final String UNSEALED = "0".repeat(DIGITS);

    private Seal() {}

    /** Adds the checksum of all before it: {@code text,1a2b3c4d}. */
    public static String csv(String text) {
        String summed = text + ",";
        return summed + crc(summed);
    }

    /** What {@link #csv} was given; null if the line is damaged. */
    public static @Nullable String openCsv(String line) {
        int end = line.length() - DIGITS;
        if (end < 1 || line.charAt(end - 1) != ',' || !line.startsWith(crc(line.substring(0, end)), end)) {
            return null;
        }
        return line.substring(0, end - 1);
    }

    /** Adds a member {@code crc32c} to a JSON object on one line. */
    public static String json(String object) {
        String open = object.substring(0, object.length() - 1);
        return open + MEMBER + crc(open) + "\"}";
    }

    /** What {@link #json} was given; null if the line is damaged. */
    public static @Nullable String openJson(String line) {
        int end = line.length() - DIGITS - 2 - MEMBER.length();
        if (end < 1 || !line.endsWith("\"}") || !line.startsWith(MEMBER, end)) {
            return null;
        }
        String open = line.substring(0, end);
        return line.startsWith(crc(open), end + MEMBER.length()) ? open + "}" : null;
    }

    /** Puts the checksum into a document whose first member is {@code "crc32c": "00000000"}. */
    public static byte[] document(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        int at = digits(bytes);
        if (at < 0) {
            throw new IllegalArgumentException("the document does not begin with a member crc32c");
        }
        byte[] crc = crc(bytes).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(crc, 0, bytes, at, DIGITS);
        return bytes;
    }

    /** Whether a document is as {@link #document} made it. */
    public static boolean intact(byte[] document) {
        int at = digits(document);
        if (at < 0) {
            return false;
        }
        byte[] unsealed = document.clone();
        Arrays.fill(unsealed, at, at + DIGITS, (byte) '0');
        byte[] crc = crc(unsealed).getBytes(StandardCharsets.US_ASCII);
        return Arrays.equals(crc, Arrays.copyOfRange(document, at, at + DIGITS));
    }

    private static int digits(byte[] document) {
        for (int start = 0; start < LATEST_START; start++) {
            int end = start + FIRST_KEY.length;
            if (end + DIGITS <= document.length
                    && Arrays.equals(document, start, end, FIRST_KEY, 0, FIRST_KEY.length)) {
                return end;
            }
        }
        return -1;
    }

    private static String crc(String text) {
        return crc(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return HEX.toHexDigits((int) crc.getValue());
    }
}
