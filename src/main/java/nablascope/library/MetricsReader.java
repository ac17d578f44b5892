package nablascope.library;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import nablascope.experiment.Phrase;
import nablascope.file.BoundedFile;
import nablascope.file.LineReader;
import nablascope.file.Seal;
import org.jspecify.annotations.Nullable;

/** Reads {@code metrics.csv}: every intact row, whatever is damaged around it. */
final class MetricsReader {
    private final Consumer<Damage> damage;
    private final TreeMap<Long, MetricRow> rows = new TreeMap<>();
    private List<String> series;
    private Map<String, Integer> index = Map.of();

    private MetricsReader(List<String> series, Consumer<Damage> damage) {
        this.damage = damage;
        this.series = series;
        takeSeries(series);
    }

    /**
     * @param begin what else knows the names of the series; null: only the header does
     * @param growing whether the last line may still be in the making
     */
    static StoredMetrics read(
            RunFiles files, ChangeLog.@Nullable Begin begin, boolean growing, Consumer<Damage> damage) {
        MetricsReader reader = new MetricsReader(begin == null ? List.of() : begin.series(), damage);
        try (LineReader lines =
                new LineReader(BoundedFile.open(files.metrics(), RunFiles.MAX_METRICS), RunFiles.MAX_LINE)) {
            reader.read(lines, growing);
        } catch (NoSuchFileException e) {
            damage.accept(new Damage(RunFiles.METRICS, 0, DamageFault.MISSING.with()));
        } catch (IOException e) {
            damage.accept(new Damage(RunFiles.METRICS, 0, DamageFault.UNREADABLE.with(e.getMessage())));
        }
        return new StoredMetrics(reader.series, reader.rows.values());
    }

    private void read(LineReader lines, boolean growing) throws IOException {
        int number = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            number++;
            Phrase problem = number == 1 ? header(line) : row(line);
            if (problem != null && (lines.ended() || !growing)) {
                damage.accept(new Damage(RunFiles.METRICS, number, problem));
            }
        }
    }

    private @Nullable Phrase header(String line) {
        String header = Seal.openCsv(line);
        if (header == null) {
            return DamageFault.CUT.with();
        }
        List<String> names = names(header);
        if (names == null || (!series.isEmpty() && !names.equals(series))) {
            return DamageFault.OTHER_SERIES.with(RunFiles.CHANGES);
        }
        takeSeries(names);
        return null;
    }

    /** Null if it is no header. */
    private static @Nullable List<String> names(String header) {
        String[] cells = header.split(",", -1);
        List<String> names = new ArrayList<>();
        for (int i = RowFormat.COLUMNS_BEFORE; i < cells.length - 1; i += RowFormat.COLUMNS_PER_SERIES) {
            names.add(cells[i]);
        }
        return RowFormat.header(names).equals(header) ? names : null;
    }

    private void takeSeries(List<String> names) {
        series = names;
        index = new HashMap<>();
        names.forEach(name -> index.put(name, index.size()));
    }

    private @Nullable Phrase row(String line) {
        String text = Seal.openCsv(line);
        if (text == null) {
            return DamageFault.CUT.with();
        }
        if (series.isEmpty()) {
            return DamageFault.NO_HEADER.with();
        }
        try {
            MetricRow row = MetricRow.parse(text, index);
            rows.merge(row.from(), row, (old, now) -> now.to() >= old.to() ? now : old);
            return null;
        } catch (IllegalArgumentException e) {
            return DamageFault.of(e);
        }
    }
}
