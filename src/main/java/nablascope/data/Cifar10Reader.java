package nablascope.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Image;
import nablascope.data.Split.DataStep;
import nablascope.experiment.DataSpec;
import nablascope.experiment.Phrase;
import org.ejml.data.FMatrixRMaj;

/**
 * The binary version of CIFAR-10 (A. Krizhevsky 2009): records of one label byte and 3·32·32 pixels, red, green, blue;
 * pixels are divided by 255.
 */
final class Cifar10Reader {
    private static final Image IMAGE = new Image(3, 32, 32);
    private static final int PIXELS = 3 * 32 * 32;
    /** Length of a record. */
    static final int RECORD = 1 + PIXELS;
    /** CIFAR-100 has two label bytes. */
    private static final int CIFAR_100_RECORD = 2 + PIXELS;

    private static final List<String> NAMES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private Cifar10Reader() {}

    static Loaded read(DataSpec.Cifar10 spec, Path folder) {
        List<Path> files = new ArrayList<>();
        for (String name : spec.files()) {
            files.add(DataPath.resolve(folder, name, null));
        }
        return read(files, spec.limit());
    }

    /** The first {@code limit} pictures of the files one after the other. */
    static Loaded read(List<Path> files, int limit) {
        long available = 0;
        for (Path file : files) {
            available += records(file);
        }
        int rows = (int) Math.min(available, limit);
        FMatrixRMaj x = Matrices.zeros("CIFAR-10", rows, PIXELS);
        int[] labels = new int[rows];
        int done = 0;
        for (Path file : files) {
            done = read(file, done, x, labels);
        }
        List<String> names =
                IntStream.range(0, PIXELS).mapToObj(Cifar10Reader::pixelName).toList();
        Dataset data = new Dataset("CIFAR-10", x, 1, new Classes(labels, 1, NAMES), names, IMAGE);
        return new Loaded(data, List.of(new DataStep("data.pixels", List.of(255))));
    }

    private static String pixelName(int i) {
        return "rgb".charAt(i / 1024) + "" + i / 32 % 32 + "_" + i % 32;
    }

    /** Number of pictures in a file, by its length alone. */
    private static long records(Path file) {
        try {
            long length = Files.size(file);
            if (length > 0 && length % RECORD == 0) {
                return length / RECORD;
            }
            byte[] start = start(file);
            if (start.length > 1 && start[0] == (byte) 0x80 && start[1] <= 5) {
                throw bad(file, PictureFault.PYTHON.with());
            }
            if (start.length > 1 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
                throw bad(file, PictureFault.PACKED.with());
            }
            if (length > 0 && length % CIFAR_100_RECORD == 0) {
                throw bad(file, PictureFault.CIFAR_100.with());
            }
            throw bad(file, PictureFault.CIFAR_LENGTH.with(length));
        } catch (IOException e) {
            throw InvalidDataException.unreadable(file, e);
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(2);
        }
    }

    private static int read(Path file, int done, FMatrixRMaj x, int[] labels) {
        int row = done;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            byte[] record = new byte[RECORD];
            for (long i = records(file); i > 0 && row < labels.length; i--, row++) {
                in.readFully(record);
                labels[row] = record[0] & 0xff;
                if (labels[row] >= NAMES.size()) {
                    throw bad(file, PictureFault.CIFAR_LABEL.with(labels[row], row - done));
                }
                for (int p = 0; p < PIXELS; p++) {
                    x.data[row * PIXELS + p] = (record[1 + p] & 0xff) / 255f;
                }
            }
            return row;
        } catch (IOException e) {
            throw InvalidDataException.unreadable(file, e);
        }
    }

    private static InvalidDataException bad(Path file, Phrase problem) {
        return new InvalidDataException(String.valueOf(file.getFileName()), problem);
    }
}
