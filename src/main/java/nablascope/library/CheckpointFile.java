package nablascope.library;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nablascope.experiment.JsonText;
import nablascope.experiment.ScheduledChange;
import nablascope.file.BoundedFile;
import nablascope.file.LineReader;
import nablascope.file.Seal;
import nablascope.state.SavedState;

/**
 * {@code checkpoint-STEPS.txt}: a line that says of what, then the state in Base64, 32-bit floats and 64-bit numbers; every
 * line with its checksum.
 */
final class CheckpointFile {
    /** Bytes of state beyond which none is kept. */
    static final int MOST_BYTES = 32 << 20;

    private static final String FORMAT = "nablascope-checkpoint";
    private static final int VERSION = 1;
    private static final int BYTES_PER_LINE = 3 << 10;
    /** Of text: four characters for three bytes, and the rest of each line. */
    private static final long MAX_FILE = MOST_BYTES / 3 * 4L + MOST_BYTES / BYTES_PER_LINE * 32L + (1 << 16);

    private static final Pattern NAME = Pattern.compile("checkpoint-(0|[1-9][0-9]{0,17})\\.txt");

    private CheckpointFile() {}

    static String name(long steps) {
        return "checkpoint-" + steps + ".txt";
    }

    /** The steps that a file's name says; -1 if it is no checkpoint's. */
    static long steps(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }

    /**
     * Tells a checkpoint's past from every other: the experiment and the changes before it.
     *
     * @param experimentSha256 of the bytes of {@code experiment.json}
     */
    static String past(String experimentSha256, List<ScheduledChange> changes, long steps) {
        StringBuilder past = new StringBuilder(experimentSha256);
        int number = 1;
        for (ScheduledChange change : changes) {
            if (change.step() < steps) {
                past.append(ChangeLog.line(number++, change));
            }
        }
        return Digester.of(past.toString().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] write(StoredCheckpoint checkpoint, String past) {
        byte[] state = checkpoint.state().toBytes();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("format", FORMAT);
        head.put("version", VERSION);
        head.put("steps", checkpoint.steps());
        head.put("past", past);
        head.put("bytes", (long) state.length);
        ByteArrayOutputStream file = new ByteArrayOutputStream(state.length / 2 * 3 + 1024);
        file.writeBytes((Seal.json(JsonText.line(head)) + "\n").getBytes(StandardCharsets.UTF_8));
        for (int from = 0; from < state.length; from += BYTES_PER_LINE) {
            byte[] part = Arrays.copyOfRange(state, from, Math.min(state.length, from + BYTES_PER_LINE));
            String line = from + "," + Base64.getEncoder().encodeToString(part);
            file.writeBytes((Seal.csv(line) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return file.toByteArray();
    }

    /**
     * The whole of it.
     *
     * @throws IOException which says what is wrong with it
     */
    static StoredCheckpoint read(Path file, List<ScheduledChange> changes, String experimentSha256) throws IOException {
        try (LineReader lines = new LineReader(BoundedFile.open(file, MAX_FILE), RunFiles.MAX_LINE)) {
            String head = lines.next();
            String json = head == null ? null : Seal.openJson(head);
            if (json == null) {
                throw damaged();
            }
            Json about = Json.parse(json);
            if (!about.text("format").equals(FORMAT) || about.integer("version") != VERSION) {
                throw new IOException("was written by a later version of NablaScope");
            }
            long steps = about.integer("steps");
            if (steps != steps(String.valueOf(file.getFileName()))
                    || !about.text("past").equals(past(experimentSha256, changes, steps))) {
                throw new IOException("is another run's");
            }
            byte[] state = new byte[Math.toIntExact(Math.clamp(about.integer("bytes"), 0, MOST_BYTES))];
            fill(state, lines);
            return new StoredCheckpoint(steps, SavedState.fromBytes(state));
        } catch (IllegalArgumentException e) {
            throw new IOException("is damaged or was cut off", e);
        }
    }

    private static void fill(byte[] state, LineReader lines) throws IOException {
        int filled = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            String text = lines.ended() ? Seal.openCsv(line) : null;
            String begin = filled + ",";
            if (text == null || !text.startsWith(begin)) {
                throw damaged();
            }
            byte[] part = Base64.getDecoder().decode(text.substring(begin.length()));
            if (part.length > state.length - filled) {
                throw damaged();
            }
            System.arraycopy(part, 0, state, filled, part.length);
            filled += part.length;
        }
        if (filled < state.length) {
            throw damaged();
        }
    }

    private static IOException damaged() {
        return new IOException("is damaged or was cut off");
    }
}
