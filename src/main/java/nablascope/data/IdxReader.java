package nablascope.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Image;
import nablascope.data.Split.DataStep;
import nablascope.experiment.DataSpec.Idx;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** MNIST and its relatives: a pair of IDX files, pixels divided by 255. */
final class IdxReader {
    private IdxReader() {}

    static Loaded read(Idx spec, Path folder) {
        Path images = DataPath.resolve(folder, spec.images(), digest(spec, 0));
        Path labels = DataPath.resolve(folder, spec.labels(), digest(spec, 1));
        return read(new IdxPair(images, labels), spec.limit(), spec.asSequence());
    }

    private static @Nullable String digest(Idx spec, int index) {
        return index < spec.sha256().size() ? spec.sha256().get(index) : null;
    }

    /**
     * The first {@code limit} images with their labels. The classes are 0 … the largest label of the whole file,
     * whatever the limit.
     */
    static Loaded read(IdxPair pair, int limit, Idx.Sequence asSequence) {
        IdxFile labels = labels(pair.labels());
        IdxFile images = images(pair.images(), limit);
        if (images.sizes()[0] != labels.sizes()[0]) {
            throw new InvalidDataException(
                    images.name(), PictureFault.OTHER_PAIR.with(images.sizes()[0], labels.name(), labels.sizes()[0]));
        }
        List<DataStep> steps = new ArrayList<>();
        steps.addAll(warnings(images));
        steps.addAll(warnings(labels));
        steps.add(new DataStep("data.pixels", List.of(255)));
        return new Loaded(dataset(images, classes(labels, images.items()), asSequence), List.copyOf(steps));
    }

    static IdxFile images(Path file, int limit) {
        IdxFile images = IdxFile.read(file, limit);
        if (!images.isImages()) {
            throw new InvalidDataException(images.name(), PictureFault.NO_IMAGES.with());
        }
        return images;
    }

    static IdxFile labels(Path file) {
        IdxFile labels = IdxFile.read(file, Integer.MAX_VALUE);
        if (labels.isImages()) {
            throw new InvalidDataException(labels.name(), PictureFault.NO_LABELS.with());
        }
        return labels;
    }

    static List<DataStep> warnings(IdxFile file) {
        if (file.trailingBytes() == 0) {
            return List.of();
        }
        return List.of(new DataStep("data.warning.trailingBytes", List.of(file.name(), file.trailingBytes())));
    }

    private static Classes classes(IdxFile file, int count) {
        int max = 0;
        int[] labels = new int[file.items()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = file.content()[i] & 0xff;
            max = Math.max(max, labels[i]);
        }
        if (max == 0 && labels.length > 1) {
            throw new InvalidDataException(file.name(), PictureFault.ONE_CLASS.with());
        }
        return new Classes(Arrays.copyOf(labels, count), 1, Generators.numbered(max + 1));
    }

    private static Dataset dataset(IdxFile file, Classes classes, Idx.Sequence asSequence) {
        int height = file.sizes()[1];
        int width = file.sizes()[2];
        FMatrixRMaj x = Matrices.zeros(file.name(), file.items(), (long) height * width);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (file.content()[i] & 0xff) / 255f;
        }
        int timeSteps = switch (asSequence) {
            case NONE -> 1;
            case ROWS -> height;
            case PIXELS -> height * width;
        };
        List<String> names = IntStream.range(0, height * width / timeSteps)
                .mapToObj(i -> timeSteps == 1 ? "p" + i / width + "_" + i % width : "p" + i)
                .toList();
        return new Dataset(file.name(), x, timeSteps, classes, names, new Image(1, height, width));
    }
}
