package nablascope.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nablascope.data.DataFile.Kind;
import nablascope.data.Split.DataStep;
import nablascope.experiment.DataSpec;
import nablascope.experiment.DataSpec.Scaling;

/** Recognises data files that a person points at. Reads the whole file: not on the JavaFX thread. */
public final class DataFiles {
    private static final double TEST_FRACTION = 0.2;

    private DataFiles() {}

    /**
     * Says what a file is, and proposes how to use it.
     *
     * @throws InvalidDataException if it is no data file that can be read, or damaged
     */
    public static DataFile inspect(Path file) {
        return inspect(file, Set.of());
    }

    /**
     * The same, for a table that may be refused as it is.
     *
     * @param chosen what to do about it
     */
    public static DataFile inspect(Path file, Set<TableRemedy> chosen) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidDataException(DataFault.NO_FILE.with(file));
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt")) {
            return CsvInspection.inspect(file, chosen);
        }
        if (name.endsWith(".bin")) {
            return inspectCifar(file);
        }
        return inspectByContent(file, chosen);
    }

    /**
     * What each column of a table is, in the table's order.
     *
     * @param folder what the path is relative to
     * @throws InvalidDataException if it cannot be read
     */
    public static List<TableColumn> columns(DataSpec.Csv table, Path folder) {
        return TableScan.of(DataPath.resolve(folder, table.path(), null), table.separator(), table.decimal())
                .columns();
    }

    private static DataFile inspectByContent(Path file, Set<TableRemedy> chosen) {
        String start;
        try (InputStream in = Files.newInputStream(file)) {
            start = HexFormat.of().formatHex(in.readNBytes(4));
        } catch (IOException e) {
            throw InvalidDataException.unreadable(file, e);
        }
        if (start.startsWith("80")) { // a pickle of Python, the other version of CIFAR-10, which has its own message
            return inspectCifar(file);
        }
        boolean idx = start.startsWith("0000") || start.endsWith("0000") || start.startsWith("1f8b");
        return idx ? inspectIdx(file) : CsvInspection.inspect(file, chosen);
    }

    private static DataFile inspectIdx(Path file) {
        IdxPair pair = IdxPair.find(file).orElse(null);
        if (pair == null) {
            return inspectSingleIdx(file);
        }
        Loaded first = IdxReader.read(pair, 1, DataSpec.Idx.Sequence.NONE);
        DataSpec spec = new DataSpec.Idx(
                String.valueOf(pair.images().getFileName()),
                String.valueOf(pair.labels().getFileName()),
                List.of(),
                Integer.MAX_VALUE,
                DataSpec.Idx.Sequence.NONE,
                TEST_FRACTION,
                Scaling.NONE);
        List<DataStep> warnings = first.steps().stream()
                .filter(step -> step.messageKey().startsWith("data.warning"))
                .toList();
        return new DataFile(
                file.equals(pair.images()) ? Kind.IDX_IMAGES : Kind.IDX_LABELS,
                IdxReader.labels(pair.labels()).items(),
                first.data().features(),
                first.data().targets().outputs(),
                warnings,
                spec);
    }

    private static DataFile inspectSingleIdx(Path file) {
        String name = String.valueOf(file.getFileName());
        IdxFile idx = name.contains("images")
                ? IdxReader.images(file, 1)
                : name.contains("labels") ? IdxReader.labels(file) : IdxFile.read(file, 1);
        int[] sizes = idx.sizes();
        int features = idx.isImages() ? sizes[1] * sizes[2] : 0;
        Kind kind = idx.isImages() ? Kind.IDX_IMAGES : Kind.IDX_LABELS;
        return new DataFile(kind, sizes[0], features, 0, IdxReader.warnings(idx), null);
    }

    private static DataFile inspectCifar(Path file) {
        Dataset data = Cifar10Reader.read(List.of(file), Integer.MAX_VALUE).data();
        DataSpec spec = new DataSpec.Cifar10(
                List.of(String.valueOf(file.getFileName())), Integer.MAX_VALUE, TEST_FRACTION, Scaling.NONE);
        return new DataFile(
                Kind.CIFAR10, data.rows(), data.features(), data.targets().outputs(), List.of(), spec);
    }
}
