package nablascope.experiment;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import nablascope.file.SafeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Experiment files on disk: JSON of the format {@code gradient-experiment}, version 1. Reading is strict; what was
 * written reads as an equal experiment and writes as the same text. Any thread.
 */
public final class ExperimentFile {
    private ExperimentFile() {}

    /**
     * Reads and checks an experiment; its data are not loaded.
     *
     * @throws InvalidExperimentException whose message names the file, the key or line, and the remedy
     * @throws IOException if the file cannot be read
     */
    public static Experiment read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try {
            if (!Files.isRegularFile(file)) {
                throw new InvalidExperimentException(Place.THIS.with(), FileFault.NO_FILE.with());
            }
            return parse(file);
        } catch (InvalidExperimentException e) {
            throw e.in(file.toString());
        }
    }

    /**
     * Reads and checks an experiment that is in memory.
     *
     * @param name of where it came from, for the message
     * @throws InvalidExperimentException whose message names that, the key or line, and the remedy
     */
    public static Experiment parse(byte[] json, String name) {
        try {
            return parse(new ByteArrayInputStream(json));
        } catch (InvalidExperimentException e) {
            throw e.in(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Experiment parse(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file)) {
            return parse(raw);
        }
    }

    private static Experiment parse(InputStream raw) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(raw, 1 << 16)) {
            Sniffer.check(in);
            return ExperimentJson.read(JsonReader.read(in));
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw syntax(e);
        }
    }

    private static InvalidExperimentException syntax(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        Phrase place =
                at == null ? Place.THE_FILE.with() : Place.LINE_AND_COLUMN.with(at.getLineNr(), at.getColumnNr());
        return new InvalidExperimentException(place, problem(e), e);
    }

    private static Phrase problem(JacksonException e) {
        String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
        String lower = message.toLowerCase(Locale.ROOT);
        if (e instanceof StreamConstraintsException) {
            return FileFault.BEYOND_LIMITS.with();
        }
        if (lower.startsWith("duplicate")) {
            return FileFault.DUPLICATE_KEY.with();
        }
        if (lower.contains("comment")) {
            return FileFault.COMMENT.with();
        }
        if (lower.contains("nan") || lower.contains("inf")) {
            return FileFault.NOT_FINITE.with();
        }
        if (lower.contains("utf-8")) {
            return FileFault.NOT_UTF_8.with();
        }
        if (lower.contains("end-of-input")) {
            return FileFault.CUT_OFF.with();
        }
        int end = message.indexOf('\n');
        return FileFault.NO_JSON.with(end < 0 ? message : message.substring(0, end));
    }

    /** The canonical text: the same experiment always gives the same one. */
    public static String toJson(Experiment experiment) {
        return JsonText.of(ExperimentJson.write(experiment));
    }

    /**
     * Writes an experiment so that the file holds either the old or the new content, whatever happens.
     *
     * @throws IOException if it cannot be written; the old content is then untouched
     */
    public static void write(Experiment experiment, Path file) throws IOException {
        SafeFile.write(file, toJson(experiment).getBytes(StandardCharsets.UTF_8));
    }
}
