package nablascope.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nablascope.library.EventParser.Event;
import nablascope.library.EventParser.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a strict reader of TensorBoard's format finds in an exported run is what {@code metrics.csv} says. */
class EventFileTest {
    @TempDir
    Path root;

    private StoredRun keep() throws IOException {
        RunLibrary library = RunLibrary.open(root);
        RunRecorder recorder = library.record(new FormulaRun().stepTo(4600).end(), status -> {});
        recorder.close();
        return library.load(Objects.requireNonNull(recorder.status().run()));
    }

    @Test
    void the_parser_knows_the_published_check_value() {
        assertThat(EventParser.crc32c("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(0xE3069283);
    }

    @Test
    void scalars_equal_the_metrics() throws IOException {
        StoredRun run = keep();
        Path file = RunExport.write(run, RunExport.Kind.TENSORBOARD, root.resolve("logs"));
        List<Event> events = EventParser.parse(Files.readAllBytes(file));

        assertThat(file.getFileName().toString()).contains(".tfevents.");
        assertThat(events.getFirst().version()).isEqualTo("brain.Event:2");
        Map<String, Float> found = new HashMap<>();
        for (Event event : events) {
            for (Value value : event.values()) {
                if (value.simple() != null) {
                    assertThat(found.put(event.step() + " " + value.tag(), value.simple()))
                            .isNull();
                }
            }
        }
        assertThat(found).isEqualTo(scalars(run));
        assertThat(found)
                .containsEntry("777 loss", Float.NaN)
                .containsKeys("4599 loss", "4599 min/loss", "9 eval_accuracy");
    }

    /** From the text of the run's own file, columns by their names. */
    private Map<String, Float> scalars(StoredRun run) throws IOException {
        Path csv = root.resolve("runs").resolve(run.info().id().name()).resolve(RunFiles.METRICS);
        List<String> lines = Files.readAllLines(csv);
        String[] names = lines.getFirst().split(",", -1);
        Map<String, Float> scalars = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            for (int i = 2; i + 2 < names.length; i += 3) {
                add(cells, i, names[i], scalars);
            }
        }
        return scalars;
    }

    private static void add(String[] cells, int i, String name, Map<String, Float> scalars) {
        String nonFinite = cells[cells.length - 2];
        if (cells[i].isEmpty()) {
            if (nonFinite.contains(name + "=")) {
                scalars.put(cells[1] + " " + name, nonFinite.contains("NaN") ? Float.NaN : Float.POSITIVE_INFINITY);
            }
            return;
        }
        scalars.put(cells[1] + " " + name, Float.valueOf(cells[i]));
        if (!cells[i + 1].isEmpty() || !cells[i + 2].isEmpty()) {
            scalars.put(cells[1] + " min/" + name, Float.valueOf(cells[i + 1].isEmpty() ? cells[i] : cells[i + 1]));
            scalars.put(cells[1] + " max/" + name, Float.valueOf(cells[i + 2].isEmpty() ? cells[i] : cells[i + 2]));
        }
    }

    @Test
    void hyperparameters_are_there() throws IOException {
        Path file = RunExport.write(keep(), RunExport.Kind.TENSORBOARD, root.resolve("logs"));
        Map<String, Value> byTag = new HashMap<>();
        for (Event event : EventParser.parse(Files.readAllBytes(file))) {
            event.values().stream().filter(value -> value.simple() == null).forEach(v -> byTag.put(v.tag(), v));
        }

        assertThat(byTag)
                .containsOnlyKeys("_hparams_/experiment", "_hparams_/session_start_info", "_hparams_/session_end_info");
        byTag.values().forEach(value -> assertThat(value.plugin()).isEqualTo("hparams"));
        Map<String, Double> numbers = new HashMap<>();
        // HParamsPluginData.session_start_info = 3; SessionStartInfo.hparams = 1, a map of google.protobuf.Value.
        ByteBuffer start = Objects.requireNonNull(byTag.get("_hparams_/session_start_info"))
                .content();
        ByteBuffer info = EventParser.one(EventParser.fields(start), 3).bytes();
        for (EventParser.Field entry : EventParser.all(EventParser.fields(info), 1)) {
            Map<Integer, List<EventParser.Field>> pair = EventParser.fields(entry.bytes());
            Map<Integer, List<EventParser.Field>> value =
                    EventParser.fields(EventParser.one(pair, 2).bytes());
            if (value.containsKey(2)) {
                numbers.put(
                        EventParser.one(pair, 1).text(),
                        EventParser.one(value, 2).number());
            }
        }
        assertThat(numbers).containsEntry("optimizer.lr", 0.1).containsEntry("training.batchSize", 32.0);
    }

    @Test
    void csv_files_have_every_number() throws IOException {
        StoredRun run = keep();
        List<String> wide = Files.readAllLines(RunExport.write(run, RunExport.Kind.CSV, root.resolve("wide.csv")));
        List<String> tall = Files.readAllLines(RunExport.write(run, RunExport.Kind.CSV_LONG, root.resolve("long.csv")));

        assertThat(wide).hasSize(1 + run.metrics().rows());
        assertThat(wide.get(6)).startsWith("5,5," + FormulaRun.loss(5) + "," + FormulaRun.loss(5));
        assertThat(wide.get(778)).startsWith("777,777,,,,").endsWith("loss=NaN");
        assertThat(tall.stream().filter(line -> line.startsWith("9,9,")).map(line -> line.split(",", 4)[2]))
                .containsExactly(FormulaRun.SERIES.toArray(String[]::new));
        assertThat(tall).anyMatch(line -> line.startsWith("9,9,eval_accuracy," + FormulaRun.accuracy(9)));
        assertThat(tall).contains("777,777,loss,,,,NaN");
    }
}
