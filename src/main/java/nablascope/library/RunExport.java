package nablascope.library;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nablascope.experiment.About;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.JsonReader;
import nablascope.file.SafeFile;
import nablascope.timeline.Buckets;
import org.jspecify.annotations.Nullable;

/** Runs for other programs and other people. Every file appears whole or not at all. */
public final class RunExport {
    /** The experiment file's key for the fingerprint of the run that it describes. */
    static final String DIGEST_KEY = "x-nablascope-digest";

    private static final int MOST_HPARAM_CHARACTERS = 200;

    private RunExport() {}

    /** What can be written. */
    public enum Kind {
        EXPERIMENT,
        CSV,
        CSV_LONG,
        TENSORBOARD;

        /** Of the name of a file; not for {@link #TENSORBOARD}, whose files have names of their own. */
        public String ending() {
            return switch (this) {
                case EXPERIMENT -> ".experiment.json";
                case CSV, CSV_LONG -> ".csv";
                case TENSORBOARD -> throw new IllegalStateException("a log folder has no ending");
            };
        }
    }

    /**
     * Writes a run.
     *
     * @param target a file; of {@link Kind#TENSORBOARD} the log folder, in which the event file gets a name of its own
     * @return the file that was written
     * @throws IOException if it cannot be written, is there already, or what it takes is damaged
     */
    public static Path write(StoredRun run, Kind kind, Path target) throws IOException {
        return write(run, kind, target, List.of());
    }

    /**
     * {@link #write(StoredRun, Kind, Path)}.
     *
     * @param histograms from a replay, in order of steps; only TensorBoard's file has a place for them
     */
    public static Path write(StoredRun run, Kind kind, Path target, List<TensorHistogram> histograms)
            throws IOException {
        return switch (kind) {
            case EXPERIMENT -> {
                byte[] json = ExperimentFile.toJson(experiment(run)).getBytes(StandardCharsets.UTF_8);
                yield create(target, out -> out.write(json));
            }
            case CSV -> create(target, out -> wide(run.metrics(), out));
            case CSV_LONG -> create(target, out -> tall(run.metrics(), out));
            case TENSORBOARD -> tensorBoard(run, target, histograms);
        };
    }

    /** The experiment that replays the run, with its fingerprint. */
    public static Experiment experiment(StoredRun run) throws IOException {
        Experiment recorded = run.recorded();
        if (recorded == null) {
            throw new DamagedRunException(run.info().shownName(), run);
        }
        return withDigest(recorded, run.digest());
    }

    /**
     * An experiment with the fingerprint of a run of it.
     *
     * @param digest null: none, not even the one that it may have come with
     */
    public static Experiment withDigest(Experiment recorded, @Nullable Digest digest) {
        About a = recorded.about();
        Map<String, Object> extensions = new LinkedHashMap<>(a.extensions());
        extensions.remove(DIGEST_KEY);
        if (digest != null) {
            extensions.put(DIGEST_KEY, DigestJson.write(digest));
        }
        return recorded.withAbout(
                new About(a.title(), a.description(), a.author(), a.license(), a.questions(), a.view(), extensions));
    }

    /**
     * The fingerprint that an exported experiment carries; null: none.
     *
     * @throws InvalidExperimentException if there is something else in its place
     */
    public static @Nullable Digest digest(Experiment experiment) {
        Object json = experiment.about().extensions().get(DIGEST_KEY);
        if (json == null) {
            return null;
        }
        try {
            return DigestJson.read(Json.of(json));
        } catch (IOException e) {
            throw new InvalidExperimentException(DIGEST_KEY, String.valueOf(e.getMessage()));
        }
    }

    private static void wide(StoredMetrics metrics, OutputStream to) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        out.write(RowFormat.header(metrics.series()) + "\n");
        for (int i = 0; i < metrics.rows(); i++) {
            MetricRow row = metrics.row(i);
            StringWriter cells = new StringWriter();
            StringBuilder nonFinite = new StringBuilder();
            for (int s = 0; s < metrics.series().size(); s++) {
                cells.write(row.finite(s) ? "," + row.last(s) + "," + row.min(s) + "," + row.max(s) : ",,,");
                if ((row.flags(s) & Buckets.NON_FINITE) != 0) {
                    nonFinite
                            .append(nonFinite.isEmpty() ? "" : " ")
                            .append(metrics.series().get(s));
                    nonFinite.append('=').append(Kinds.text(row.flags(s)));
                }
            }
            out.write(row.from() + "," + (row.to() - 1) + cells + "," + nonFinite + "\n");
        }
        out.flush();
    }

    private static void tall(StoredMetrics metrics, OutputStream to) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        out.write("step,last_step,series,last,min,max,non_finite\n");
        for (int i = 0; i < metrics.rows(); i++) {
            MetricRow row = metrics.row(i);
            for (int s = 0; s < metrics.series().size(); s++) {
                if (row.flags(s) != 0) {
                    String values = row.finite(s) ? row.last(s) + "," + row.min(s) + "," + row.max(s) : ",,";
                    out.write(row.from() + "," + (row.to() - 1) + ","
                            + metrics.series().get(s) + "," + values + "," + Kinds.text(row.flags(s)) + "\n");
                }
            }
        }
        out.flush();
    }

    private static Path tensorBoard(StoredRun run, Path folder, List<TensorHistogram> histograms) throws IOException {
        Instant start =
                run.info().started() == null ? Instant.EPOCH : run.info().started();
        double started = start.getEpochSecond() + start.getNano() / 1e9;
        Path file = folder.resolve("events.out.tfevents." + start.getEpochSecond() + "."
                + run.info().id().name());
        return create(file, out -> {
            EventFile events = new EventFile(out, started);
            Map<String, Object> parameters = parameters(run.experiment());
            events.write(HParams.experiment(parameters, started));
            events.write(HParams.start(parameters, run.info().id().name(), started));
            scalars(run.metrics(), events);
            for (TensorHistogram histogram : histograms) {
                events.write(histogram);
            }
            boolean failed = run.info().status() == RunInfo.Status.FAILED;
            events.write(HParams.end(failed, started + run.info().seconds()));
            events.flush();
        });
    }

    /** Each row at its last step: that is when its last value was. */
    private static void scalars(StoredMetrics metrics, EventFile events) throws IOException {
        for (int i = 0; i < metrics.rows(); i++) {
            MetricRow row = metrics.row(i);
            EventFile.Scalars scalars = new EventFile.Scalars();
            for (int s = 0; s < metrics.series().size(); s++) {
                String name = metrics.series().get(s);
                if (row.finite(s)) {
                    scalars.add(name, row.last(s));
                    if (row.min(s) != row.max(s)) {
                        scalars.add("min/" + name, row.min(s));
                        scalars.add("max/" + name, row.max(s));
                    }
                } else if (row.flags(s) != 0) {
                    scalars.add(name, Kinds.value(row.flags(s)));
                }
            }
            events.write(row.to() - 1, scalars);
        }
    }

    /** The experiment's short values by their dotted paths, data left out. */
    private static Map<String, Object> parameters(@Nullable Experiment experiment) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (experiment != null) {
            ConfigDiff.flat(experiment).forEach((path, json) -> {
                boolean told = !path.startsWith("data.") && !path.startsWith("view");
                // Without end is nothing that anybody chose.
                boolean endless =
                        path.equals("training.steps") && experiment.training().isWithoutEnd();
                if (json.length() <= MOST_HPARAM_CHARACTERS && told && !endless) {
                    Object value = JsonReader.read(json);
                    boolean plain = value instanceof Number || value instanceof Boolean || value instanceof String;
                    parameters.put(path, plain ? value : json);
                }
            });
        }
        return parameters;
    }

    private static Path create(Path file, SafeFile.Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Files.createDirectories(folder);
        SafeFile.write(target, content);
        return target;
    }
}
