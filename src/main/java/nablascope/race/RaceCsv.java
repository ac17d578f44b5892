package nablascope.race;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import nablascope.file.SafeFile;

/** A race's numbers as tables; a number that there is none of is left empty. Any thread. */
public final class RaceCsv {
    private RaceCsv() {}

    /** One row for each entrant and seed. */
    public static void writeResults(RaceRun run, Path file) throws IOException {
        List<Standing> standings = run.standings();
        write(file, out -> {
            out.append("entrant,seed,loss,eval_loss,eval_accuracy,diverged_at\n");
            for (Standing standing : standings) {
                for (Outcome outcome : standing.outcomes()) {
                    row(out, standing.entrant(), Long.toString(outcome.seed()));
                    numbers(out, outcome.loss(), outcome.evalLoss(), outcome.accuracy());
                    out.append(outcome.diverged() ? "," + outcome.divergedAt() : ",")
                            .append('\n');
                }
            }
        });
    }

    /** One row for each entrant and stretch of steps: median and quartiles over the seeds that have not diverged. */
    public static void writeCurves(RaceRun run, Path file) throws IOException {
        write(file, out -> {
            out.append(
                    "entrant,steps,loss_q1,loss_median,loss_q3,grad_norm_q1,grad_norm_median,grad_norm_q3,diverged\n");
            for (int i = 0; i < run.courses().size(); i++) {
                Course course = run.courses().get(i);
                int size = course.size();
                for (int at = 0; at < size; at++) {
                    row(out, run.race().entrants().get(i), Long.toString(course.steps(at)));
                    band(out, course.loss(), at);
                    band(out, course.gradNorm(), at);
                    out.append(String.format(Locale.ROOT, ",%d\n", course.diverged(at)));
                }
            }
        });
    }

    /** What is written. */
    @FunctionalInterface
    private interface Rows {
        void to(Writer out) throws IOException;
    }

    private static void write(Path file, Rows rows) throws IOException {
        SafeFile.write(file, stream -> {
            Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            rows.to(out);
            out.flush();
        });
    }

    private static void row(Writer out, Race.Entrant entrant, String key) throws IOException {
        out.append('"')
                .append(entrant.name().replace("\"", "\"\""))
                .append("\",")
                .append(key);
    }

    private static void band(Writer out, Band band, int at) throws IOException {
        numbers(out, band.lower(at), band.median(at), band.upper(at));
    }

    private static void numbers(Writer out, double... values) throws IOException {
        for (double value : values) {
            out.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
        }
    }
}
