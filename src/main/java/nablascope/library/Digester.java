package nablascope.library;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes a {@link Digest} row by row. Not thread-safe. */
final class Digester {
    private static final int ROWS_PER_MARK = 256;
    private static final int MARK_BYTES = 8;

    private final MessageDigest sha;
    private final List<Digest.Mark> marks = new ArrayList<>();
    private int rows;

    Digester(List<String> series) {
        sha = sha256();
        line(RowFormat.header(series));
    }

    /** Adds the next row, a whole one. */
    void add(Row row) {
        line(row.text());
        rows++;
        if (rows % ROWS_PER_MARK == 0) {
            marks.add(new Digest.Mark(row.to(), HexFormat.of().formatHex(copy().digest(), 0, MARK_BYTES)));
        }
    }

    /** The digest so far, with a last row that need not be whole. */
    Digest with(Row last) {
        MessageDigest all = copy();
        all.update((last.text() + "\n").getBytes(StandardCharsets.UTF_8));
        return new Digest(last.to(), HexFormat.of().formatHex(all.digest()), marks);
    }

    /** The digest of the rows so far. */
    Digest at(long steps) {
        return new Digest(steps, HexFormat.of().formatHex(copy().digest()), marks);
    }

    private void line(String text) {
        sha.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private MessageDigest copy() {
        try {
            return (MessageDigest) sha.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java cannot copy a SHA-256", e);
        }
    }

    static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
