package nablascope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Image;
import nablascope.experiment.DataSpec;
import nablascope.experiment.DataSpec.Idx.Sequence;
import nablascope.experiment.DataSpec.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {
    private static final Path MNIST = Path.of("../shared/data/mnist");
    private static final String IMAGES = "t10k-images-idx3-ubyte.gz";
    private static final String LABELS = "t10k-labels-idx1-ubyte.gz";
    private static final String IMAGES_SHA = "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6";

    @TempDir
    Path folder;

    private static Dataset mnist(int limit, Sequence asSequence) {
        assumeTrue(Files.exists(MNIST.resolve(IMAGES)), "skipped: no MNIST files in " + MNIST);
        DataSpec spec = new DataSpec.Idx(IMAGES, LABELS, List.of(IMAGES_SHA), limit, asSequence, 0, Scaling.NONE);
        return DataLoader.load(spec, 0, MNIST, true).train();
    }

    private static byte[] idx(int magic, int[] sizes, int bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + bytes).putInt(magic);
        for (int size : sizes) {
            buffer.putInt(size);
        }
        for (int i = 0; i < bytes; i++) {
            buffer.put((byte) i);
        }
        return buffer.array();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void readsTheRealMnist() {
        Dataset data = mnist(Integer.MAX_VALUE, Sequence.NONE);
        assertThat(data.rows()).isEqualTo(10_000);
        assertThat(data.features()).isEqualTo(784);
        assertThat(data.image()).isEqualTo(new Image(1, 28, 28));
        Classes classes = (Classes) data.targets();
        assertThat(Arrays.copyOf(classes.labels(), 10)).containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
        assertThat(classes.names()).hasSize(10);
        double sum = 0;
        for (float value : data.x().data) {
            assertThat(value).isBetween(0f, 1f);
            sum += value;
        }
        // The mean of MNIST's test pixels is known to be 0.1325.
        assertThat(sum / data.x().data.length).isBetween(0.13245, 0.13255);
    }

    @Test
    void limitKeepsAllTenClasses() {
        Dataset data = mnist(5, Sequence.ROWS);
        assertThat(data.rows()).isEqualTo(5);
        assertThat(data.timeSteps()).isEqualTo(28);
        assertThat(data.features()).isEqualTo(28);
        assertThat(data.targets().outputs()).isEqualTo(10);
        Dataset pixels = mnist(3, Sequence.PIXELS);
        assertThat(pixels.timeSteps()).isEqualTo(784);
        assertThat(pixels.features()).isEqualTo(1);
    }

    @Test
    void digestsAreChecked() {
        assumeTrue(Files.exists(MNIST.resolve(IMAGES)), "skipped: no MNIST files in " + MNIST);
        DataSpec spec =
                new DataSpec.Idx(IMAGES, LABELS, List.of(IMAGES_SHA, IMAGES_SHA), 10, Sequence.NONE, 0, Scaling.NONE);
        assertThatThrownBy(() -> DataLoader.load(spec, 0, MNIST, true))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");
    }

    @Test
    void findsThePartnerByName() throws IOException {
        Path images = Files.createFile(folder.resolve("train-images-idx3-ubyte"));
        assertThat(IdxPair.find(images)).isEmpty();
        Path labels = Files.createFile(folder.resolve("train-labels-idx1-ubyte.gz"));
        IdxPair pair = new IdxPair(images, labels);
        assertThat(IdxPair.find(images)).contains(pair);
        assertThat(IdxPair.find(labels)).contains(pair);
    }

    @Test
    void packedAndPlainFilesGiveTheSameRows() throws IOException {
        byte[] images = idx(0x803, new int[] {3, 4, 5}, 60);
        Path plain = Files.write(folder.resolve("a-images"), images);
        Path packed = Files.write(folder.resolve("b-images.gz"), gzip(images));
        Path labels = Files.write(folder.resolve("labels"), idx(0x801, new int[] {3}, 3));
        Dataset one =
                IdxReader.read(new IdxPair(plain, labels), 2, Sequence.NONE).data();
        Dataset other =
                IdxReader.read(new IdxPair(packed, labels), 2, Sequence.NONE).data();
        assertThat(one.x().data).isEqualTo(other.x().data).hasSize(40);
        assertThat(one.x().get(1, 19)).isEqualTo(39 / 255f);
    }

    @Test
    void whatUnpacksToFarTooMuchIsStopped() throws IOException {
        byte[] honest = idx(0x803, new int[] {20_000, 28, 28}, 20_000 * 784);
        Arrays.fill(honest, 16, honest.length, (byte) 0);
        Path ratio = Files.write(folder.resolve("ratio.gz"), gzip(honest));
        assertThatThrownBy(() -> IdxFile.read(ratio, 1)).hasMessageContaining("claims to unpack");
        byte[] longer = Arrays.copyOf(idx(0x803, new int[] {1, 2, 2}, 4), 1_000_000);
        Path more = Files.write(folder.resolve("more.gz"), gzip(longer));
        assertThatThrownBy(() -> IdxFile.read(more, 1)).hasMessageContaining("far more than its header claims");
    }

    @Test
    void damagedGzipIsFoundBehindTheLimit() throws IOException {
        byte[] packed = gzip(idx(0x803, new int[] {100, 28, 28}, 78_400));
        packed[packed.length - 6] ^= 1;
        Path file = Files.write(folder.resolve("damaged.gz"), packed);
        assertThatThrownBy(() -> IdxFile.read(file, 1))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("damaged");
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, packed.length / 2));
        assertThatThrownBy(() -> IdxFile.read(cut, 1)).hasMessageContaining("cut off");
    }

    @Test
    void swappedFilesAreNamed() throws IOException {
        Path images = Files.write(folder.resolve("i"), idx(0x803, new int[] {2, 2, 2}, 8));
        Path labels = Files.write(folder.resolve("l"), idx(0x801, new int[] {2}, 2));
        assertThatThrownBy(() -> IdxReader.read(new IdxPair(labels, images), 9, Sequence.NONE))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("swapped");
    }
}
