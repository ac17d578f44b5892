package nablascope.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file of text and how it is encoded, found by reading it once from end to end.
 *
 * @param bomLength bytes of the byte order mark at the start
 * @param lines upper limit of the number of lines
 * @param guessed whether the encoding is a guess, because the file is not UTF-8
 */
record CsvText(Path file, Charset charset, int bomLength, long lines, boolean guessed) {
    private static final int BLOCK = 1 << 16;
    private static final int SAMPLE = 1 << 20;

    /** Starts of what is often named or taken for a table, and what to do. */
    private static final Map<String, TableFault> NOT_TEXT = Map.of(
            "89504e47", TableFault.PNG,
            "ffd8ff", TableFault.JPEG,
            "47494638", TableFault.GIF,
            "25504446", TableFault.PDF,
            "504b0304", TableFault.ZIP,
            "d0cf11e0", TableFault.OLD_EXCEL,
            "1f8b", TableFault.GZIP);

    /** @throws InvalidDataException if it is empty, unreadable or not text */
    static CsvText of(Path file) {
        try {
            byte[] start = start(file, 8);
            if (start.length == 0) {
                throw new InvalidDataException(name(file), TableFault.EMPTY.with());
            }
            String hex = HexFormat.of().formatHex(start);
            NOT_TEXT.forEach((magic, problem) -> {
                if (hex.startsWith(magic)) {
                    throw new InvalidDataException(name(file), problem.with());
                }
            });
            return encoded(file, hex);
        } catch (IOException e) {
            throw InvalidDataException.unreadable(file, e);
        }
    }

    private static CsvText encoded(Path file, String hex) throws IOException {
        if (hex.startsWith("fffe") || hex.startsWith("feff")) {
            Charset utf16 = hex.startsWith("fffe") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return new CsvText(file, utf16, 2, decode(file, utf16), true);
        }
        int bom = hex.startsWith("efbbbf") ? 3 : 0;
        long lines = decode(file, StandardCharsets.UTF_8);
        if (lines > 0) {
            return new CsvText(file, StandardCharsets.UTF_8, bom, lines, false);
        }
        Charset chinese = Charset.forName("GB18030");
        lines = looksChinese(start(file, SAMPLE)) ? decode(file, chinese) : 0;
        if (lines > 0) {
            return new CsvText(file, chinese, 0, lines, true);
        }
        return new CsvText(file, StandardCharsets.ISO_8859_1, 0, decode(file, StandardCharsets.ISO_8859_1), true);
    }

    /** The number of lines if the whole file is in this encoding, otherwise 0. */
    private static long decode(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.allocate(BLOCK);
        CharBuffer out = CharBuffer.allocate(BLOCK);
        long lines = 1;
        try (FileChannel channel = FileChannel.open(file)) {
            for (boolean end = false; !end; ) {
                end = channel.read(in) < 0;
                in.flip();
                CoderResult result = decoder.decode(in, out, end);
                if (result.isError()) {
                    return 0;
                }
                in.compact();
                lines += lineEnds(file, out.flip(), lines);
                out.clear();
            }
        }
        return lines;
    }

    private static long lineEnds(Path file, CharBuffer text, long line) {
        long count = 0;
        while (text.hasRemaining()) {
            char c = text.get();
            if (c == '\n' || c == '\r') {
                count++;
            } else if (c == 0) {
                throw new InvalidDataException(TableFault.BYTE_0.with(name(file), line + count));
            }
        }
        return count;
    }

    /**
     * Whether bytes above 127 mostly come in the pairs of GB 2312's punctuation and frequent characters (first byte
     * A1-A3 or B0-D7, second A1-FE). Accented letters of Western files stand alone or among E0-FF.
     */
    private static boolean looksChinese(byte[] sample) {
        int frequent = 0;
        int other = 0;
        for (int i = 0; i < sample.length; i++) {
            int first = sample[i] & 0xff;
            if (first < 0x80) {
                continue;
            }
            int second = i + 1 < sample.length ? sample[++i] & 0xff : 0;
            boolean known = (first >= 0xa1 && first <= 0xa3) || (first >= 0xb0 && first <= 0xd7);
            if (known && second >= 0xa1) {
                frequent++;
            } else {
                other++;
            }
        }
        return frequent > other;
    }

    private static byte[] start(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(length);
        }
    }

    /** The text after the byte order mark; to be closed. */
    Reader open() throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(bomLength);
        return new BufferedReader(new InputStreamReader(in, charset), BLOCK);
    }

    /** The most frequent of the usual separators in the first line that has text; comma if there is none. */
    char sniffSeparator() throws IOException {
        char[] sample = new char[BLOCK];
        int length;
        try (Reader reader = open()) {
            length = Math.max(0, reader.read(sample));
        }
        String line = new String(sample, 0, length)
                .lines()
                .filter(text -> !text.isBlank() && !text.startsWith("#"))
                .findFirst()
                .orElse("")
                .replaceAll("\"[^\"]*\"", "");
        char best = ',';
        for (char candidate : new char[] {';', '\t', '|'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    String name() {
        return name(file);
    }
}
