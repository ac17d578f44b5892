package nablascope.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import nablascope.experiment.Phrase;
import nablascope.experiment.Place;

/**
 * One file of MNIST's format IDX (Y. LeCun, C. Cortes, C. Burges, "The MNIST database"), plain or gzipped: two zero
 * bytes, the type of the numbers, the number of dimensions, their sizes as big-endian unsigned 32-bit numbers, and the
 * numbers in row-major order. Only unsigned bytes are read, which is what images and labels are.
 *
 * @param sizes 1 for labels, 3 (count, height, width) for images
 * @param items how many labels or images {@code content} holds: the file's count or the limit
 * @param trailingBytes what follows the numbers, and is ignored
 */
@SuppressWarnings("ArrayRecordComponent") // local to one load, never compared
record IdxFile(Path path, int[] sizes, int items, byte[] content, long trailingBytes) {
    private static final int UNSIGNED_BYTE = 0x08;
    /** Above {@link #RATIO_FREE_BYTES}, real pictures never shrink to less than one in 200. */
    private static final long MAX_RATIO = 200;

    private static final long RATIO_FREE_BYTES = 10 << 20;
    private static final int MAX_TRAILING = 1 << 16;

    /**
     * Reads the first items of a file; the rest is read over, so that a damaged file does not pass as whole.
     *
     * @throws InvalidDataException if it is not such a file, or damaged, or too large
     */
    static IdxFile read(Path file, int limit) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            long length = Files.size(file);
            if (length == 0) {
                throw bad(file, PictureFault.EMPTY.with());
            }
            boolean packed = isGzip(raw);
            InputStream in = packed ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16) : raw;
            return read(file, new DataInputStream(in), packed, length, limit);
        } catch (EOFException e) {
            throw new InvalidDataException(Place.KEY.with(name(file), PictureFault.CUT_OFF.with()), e);
        } catch (ZipException e) {
            throw new InvalidDataException(Place.KEY.with(name(file), PictureFault.DAMAGED.with(e.getMessage())), e);
        } catch (IOException e) {
            throw InvalidDataException.unreadable(file, e);
        }
    }

    private static IdxFile read(Path file, DataInputStream in, boolean packed, long length, int limit)
            throws IOException {
        int[] sizes = header(file, in);
        long total = product(file, sizes);
        long claimed = 4 + 4L * sizes.length + total;
        if (!packed && length < claimed) {
            throw bad(file, PictureFault.TOO_SHORT.with(claimed, length));
        }
        if (packed && total > RATIO_FREE_BYTES && total / MAX_RATIO > length) {
            throw bad(file, PictureFault.BOMB.with(length, claimed));
        }
        int items = Math.min(limit, sizes[0]);
        long itemSize = total / sizes[0];
        Matrices.check(name(file), items, itemSize);
        byte[] content = new byte[(int) (items * itemSize)];
        in.readFully(content);
        in.skipNBytes(total - content.length);
        return new IdxFile(file, sizes, items, content, packed ? remaining(file, in) : length - claimed);
    }

    private static int[] header(Path file, DataInputStream in) throws IOException {
        int magic = in.readInt();
        int type = magic >>> 8;
        int dimensions = magic & 0xff;
        if ((magic & 0xffff) == 0 && (magic >>> 24) >= 1 && (magic >>> 24) <= 4) {
            throw bad(file, PictureFault.LITTLE_ENDIAN.with());
        }
        if (type >= 0x09 && type <= 0x0e) {
            throw bad(file, PictureFault.OTHER_NUMBERS.with(String.format("%02x", type)));
        }
        if (type != UNSIGNED_BYTE) {
            throw bad(file, PictureFault.NO_IDX.with(String.format("%08x", magic)));
        }
        if (dimensions != 1 && dimensions != 3) {
            throw bad(file, PictureFault.DIMENSIONS.with(dimensions));
        }
        int[] sizes = new int[dimensions];
        for (int d = 0; d < dimensions; d++) {
            sizes[d] = size(file, d, in.readInt());
        }
        return sizes;
    }

    private static int size(Path file, int dimension, int bits) {
        if (bits <= 0) {
            throw bad(
                    file,
                    PictureFault.IMPOSSIBLE_SIZE.with(Integer.toUnsignedLong(bits), dimension, 4 + 4 * dimension));
        }
        return bits;
    }

    private static long product(Path file, int[] sizes) {
        try {
            long product = 1;
            for (int size : sizes) {
                product = Math.multiplyExact(product, (long) size);
            }
            return product;
        } catch (ArithmeticException e) {
            throw new InvalidDataException(Place.KEY.with(name(file), PictureFault.TOO_MANY_NUMBERS.with()), e);
        }
    }

    /** Bytes after the numbers; reading to the end also makes gzip compare its checksum. */
    private static long remaining(Path file, InputStream in) throws IOException {
        int count = in.readNBytes(MAX_TRAILING + 1).length;
        if (count > MAX_TRAILING) {
            throw bad(file, PictureFault.UNPACKS_TO_MORE.with());
        }
        return count;
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }

    private static InvalidDataException bad(Path file, Phrase problem) {
        return new InvalidDataException(name(file), problem);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    boolean isImages() {
        return sizes.length == 3;
    }

    String name() {
        return name(path);
    }
}
