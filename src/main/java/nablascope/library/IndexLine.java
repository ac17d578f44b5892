package nablascope.library;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import nablascope.file.Seal;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list of runs as a line of {@link RunIndex}: cells between tabs, numbers of 32 bits as hexadecimal digits. Made
 * to be read ten thousand times in a moment.
 */
final class IndexLine {
    /** Longer notes are left to their own file. */
    private static final int LONGEST = 1 << 14;

    private static final HexFormat HEX = HexFormat.of();
    private static final int DIGITS = 8;
    private static final String NOTHING = "-".repeat(DIGITS);
    private static final String BETWEEN = "\t";
    private static final int CELLS = 20;

    private final String[] cells;
    private int next;

    private IndexLine(String[] cells) {
        this.cells = cells;
    }

    /** The folder's name that a line begins with, or something that is none. */
    static String name(String line) {
        int end = line.indexOf('\t');
        return end < 0 ? "" : line.substring(0, end);
    }

    /** Null if it is too long to be kept. */
    static @Nullable String write(RunInfo run, RunStamp stamp) {
        StringBuilder line = new StringBuilder(512);
        RunSummary s = run.summary();
        Breakdown b = s.breakdown();
        RunParent p = run.parent();
        Instant started = run.started();
        line.append(run.id().name());
        add(line, stamp.text());
        add(line, run.status().name());
        add(line, run.title());
        add(line, started == null ? "" : started.getEpochSecond() + "." + started.getNano());
        add(line, Double.toString(run.seconds()));
        add(line, Long.toString(run.plannedSteps()));
        add(line, Long.toString(s.steps()));
        add(line, Integer.toString(s.changes()));
        StringBuilder values = new StringBuilder();
        for (Float value : Arrays.asList(s.loss(), s.bestLoss(), s.accuracy())) {
            values.append(digits(value));
        }
        s.sparkline().forEach(value -> values.append(digits(value)));
        add(line, values.toString());
        add(line, b == null ? "" : Long.toString(b.step()));
        add(line, b == null ? "" : b.phase());
        add(line, b == null ? "" : b.tensor());
        add(line, b != null && b.finite() ? "finite" : "");
        add(line, p == null ? "" : p.run().name());
        add(line, p == null ? "" : Long.toString(p.step()));
        add(line, p == null || p.change() == null ? "" : p.change().text());
        add(line, run.labels().name());
        add(line, String.join("\n", run.labels().tags()));
        add(line, run.labels().notes());
        return line.length() > LONGEST ? null : Seal.csv(line.toString());
    }

    /** Null if the line is damaged or about files that are no longer as they were. */
    static @Nullable RunInfo read(String line, RunStamp stamp) {
        String text = Seal.openCsv(line);
        String[] cells = text == null ? new String[0] : text.split(BETWEEN, -1);
        if (cells.length != CELLS || !plain(cells[1]).equals(stamp.text())) {
            return null;
        }
        try {
            return new IndexLine(cells).info();
        } catch (IllegalArgumentException | ArithmeticException | IOException e) {
            return null; // of a later version
        }
    }

    private RunInfo info() throws IOException {
        RunId id = new RunId(cell());
        next++;
        RunInfo.Status status = RunInfo.Status.valueOf(cell());
        String title = cell();
        Instant started = instant(cell());
        double seconds = Double.parseDouble(cell());
        long planned = Long.parseLong(cell());
        RunSummary summary = summary();
        String parent = cell();
        String at = cell();
        String change = cell();
        RunParent left = parent.isEmpty()
                ? null
                : new RunParent(
                        new RunId(parent), Long.parseLong(at), change.isEmpty() ? null : OwnChange.parse(change));
        String name = cell();
        String tags = cell();
        RunLabels labels = new RunLabels(name, tags.isEmpty() ? List.of() : List.of(tags.split("\n", -1)), cell());
        return new RunInfo(id, status, title, started, seconds, planned, summary, left, labels, List.of());
    }

    private RunSummary summary() {
        long steps = Long.parseLong(cell());
        int changes = Integer.parseInt(cell());
        String values = cell();
        List<@Nullable Float> sparkline = new ArrayList<>();
        for (int i = 3; i < values.length() / DIGITS; i++) {
            sparkline.add(number(values, i));
        }
        String diverged = cell();
        String phase = cell();
        String tensor = cell();
        boolean finite = !cell().isEmpty();
        Breakdown breakdown =
                diverged.isEmpty() ? null : new Breakdown(Long.parseLong(diverged), phase, tensor, finite);
        return new RunSummary(
                steps, changes, number(values, 0), number(values, 1), number(values, 2), sparkline, breakdown);
    }

    private String cell() {
        return plain(cells[next++]);
    }

    private static void add(StringBuilder line, String text) {
        line.append(BETWEEN)
                .append(text.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r"));
    }

    private static String plain(String cell) {
        if (cell.indexOf('\\') < 0) {
            return cell;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && ++i < cell.length()) {
                char escaped = cell.charAt(i);
                c = escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped;
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private static String digits(@Nullable Float value) {
        return value == null ? NOTHING : HEX.toHexDigits(Float.floatToRawIntBits(value));
    }

    private static @Nullable Float number(String values, int index) {
        int at = DIGITS * index;
        return values.charAt(at) == '-'
                ? null
                : (Float) Float.intBitsToFloat(HexFormat.fromHexDigits(values, at, at + DIGITS));
    }

    private static @Nullable Instant instant(String cell) {
        int dot = cell.indexOf('.');
        return dot < 0
                ? null
                : Instant.ofEpochSecond(
                        Long.parseLong(cell, 0, dot, 10), Long.parseLong(cell, dot + 1, cell.length(), 10));
    }
}
