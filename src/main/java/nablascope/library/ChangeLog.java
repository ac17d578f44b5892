package nablascope.library;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nablascope.experiment.JsonText;
import nablascope.experiment.Phrase;
import nablascope.experiment.ScheduledChange;
import nablascope.file.BoundedFile;
import nablascope.file.LineReader;
import nablascope.file.Seal;
import org.jspecify.annotations.Nullable;

/**
 * {@code changes.jsonl}: a line about the run's begin, then one per change of knobs, numbered from 1.
 *
 * @param begin null: that line is missing or damaged
 * @param changes up to the first that is missing or damaged
 * @param complete whether that is all of them
 */
record ChangeLog(@Nullable Begin begin, List<Change> changes, boolean complete) {
    /**
     * The first line.
     *
     * @param experimentSha256 of the bytes of {@code experiment.json}
     */
    record Begin(String experimentSha256, List<String> series) {}

    /** One change in the experiment file's words. */
    record Change(
            long step,
            Map<String, @Nullable Object> set,
            @Nullable String note) {}

    static String line(Begin begin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("n", 0);
        json.put("experimentSha256", begin.experimentSha256());
        json.put("series", begin.series());
        return Seal.json(JsonText.line(json)) + "\n";
    }

    static String line(int number, ScheduledChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("n", number);
        json.put("step", change.step());
        json.put("set", change.set());
        if (change.note() != null) {
            json.put("note", change.note());
        }
        return Seal.json(JsonText.line(json)) + "\n";
    }

    /** Reads what is intact; says what is not. */
    static ChangeLog read(RunFiles files, Consumer<Damage> damage) {
        Reader reader = new Reader(damage);
        try (LineReader lines =
                new LineReader(BoundedFile.open(files.changes(), RunFiles.MAX_CHANGES), RunFiles.MAX_LINE)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                reader.line(line);
            }
        } catch (NoSuchFileException e) {
            reader.fail(0, DamageFault.MISSING.with());
        } catch (IOException e) {
            reader.fail(0, DamageFault.UNREADABLE.with(e.getMessage()));
        }
        if (reader.begin == null && reader.complete) {
            reader.fail(0, (reader.number == 0 ? DamageFault.EMPTY : DamageFault.NO_BEGIN).with());
        }
        return new ChangeLog(reader.begin, reader.changes, reader.complete && reader.begin != null);
    }

    /** Takes line after line. */
    private static final class Reader {
        private final Consumer<Damage> damage;
        private final List<Change> changes = new ArrayList<>();
        private @Nullable Begin begin;
        private boolean complete = true;
        private int number;

        Reader(Consumer<Damage> damage) {
            this.damage = damage;
        }

        void fail(int line, Phrase problem) {
            damage.accept(new Damage(RunFiles.CHANGES, line, problem));
            complete = false;
        }

        void line(String text) {
            number++;
            String json = Seal.openJson(text);
            if (json == null) {
                fail(number, DamageFault.CUT.with());
                return;
            }
            try {
                take(Json.parse(json));
            } catch (IOException e) {
                fail(number, DamageFault.of(e));
            }
        }

        private void take(Json line) throws IOException {
            long n = line.integer("n");
            if (n == 0) {
                List<String> series = new ArrayList<>();
                for (Object name : line.list("series")) {
                    series.add(Json.as(String.class, "series", name));
                }
                begin = new Begin(line.text("experimentSha256"), series);
            } else if (complete && n == changes.size() + 1L) {
                changes.add(
                        new Change(line.integer("step"), line.map("set"), line.has("note") ? line.text("note") : null));
            } else if (complete) {
                fail(number, DamageFault.GAP.with(n, changes.size() + 1));
            }
        }
    }
}
