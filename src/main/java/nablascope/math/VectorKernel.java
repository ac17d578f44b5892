package nablascope.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Products on the vector module: lanes along rows of C, tiles of as many running sums as the machine has registers for.
 * Only to be loaded where the module is present.
 */
final class VectorKernel implements Kernel {
    private static final int MOST_VECTORS = 4;

    /** Rows of a tile by its number of vectors, 1 to 4, with 32 and with 16 registers; enough sums to hide latency. */
    private static final int[] HEIGHTS_32 = {0, 12, 8, 6, 6};

    private static final int[] HEIGHTS_16 = {0, 8, 6, 4, 3};

    /** Rows of a long product done at a time, a multiple of all heights. */
    private static final int BLOCK = 48;

    /** Elements of a matrix that stays in a core's own cache. */
    private static final int NEAR = 150_000;

    /** Elements of one that does not stay there beside others. */
    private static final int FAR = 60_000;

    private final VectorSpecies<Float> species;
    private final int lanes;
    private final int lanesLog2;
    private final int[] heights;
    private final int widest;

    /** By order of A, vectors and height; looked up when first needed. */
    private final @Nullable Tile[] tiles;

    private final Product ragged = new Product();
    private float[] raggedB = new float[0];
    private float[] raggedC = new float[0];

    private VectorKernel(VectorSpecies<Float> species, boolean manyRegisters) {
        this.species = species;
        this.lanes = species.length();
        this.lanesLog2 = Integer.numberOfTrailingZeros(lanes);
        this.heights = manyRegisters ? HEIGHTS_32 : HEIGHTS_16;
        this.widest = manyRegisters ? MOST_VECTORS : MOST_VECTORS - 1;
        this.tiles = new Tile[2 * (MOST_VECTORS + 1) * (heights[1] + 1)];
    }

    /**
     * The kernel of a width.
     *
     * @param bits width of the vectors: 128, 256 or 512
     * @param manyRegisters whether the machine has 32 vector registers instead of 16
     */
    static VectorKernel ofBits(int bits, boolean manyRegisters) {
        return new VectorKernel(VectorSpecies.of(float.class, VectorShape.forBitSize(bits)), manyRegisters);
    }

    /** Width of this machine's vectors. */
    static int preferredBits() {
        return FloatVector.SPECIES_PREFERRED.vectorBitSize();
    }

    @Override
    public void run(Product q, int from, int to) {
        int block = isLong(q, to - from) ? BLOCK : to - from;
        for (int first = from; first < to; first += block) {
            runRows(q, first, Math.min(to, first + block));
        }
    }

    /** Whether to go over all columns of some rows before the next: A or C leaves the core's own cache, B stays there. */
    private static boolean isLong(Product q, int rows) {
        return rows > BLOCK && (long) q.inner * q.cols <= NEAR && (long) rows * Math.max(q.inner, q.cols) >= FAR;
    }

    private void runRows(Product q, int from, int to) {
        int column = 0;
        while (column < q.cols) {
            int left = q.cols - column;
            // Shifted, and below compared, because dividing takes longer than a small product's sums.
            int vectors = Math.min(widest, (left + lanes - 1) >> lanesLog2);
            if (left < vectors * lanes) {
                runRagged(q, from, to, column, left, vectors);
            } else {
                runPanel(q, from, to, column, vectors);
            }
            column += vectors * lanes;
        }
    }

    private void runPanel(Product q, int from, int to, int column, int vectors) {
        int height = heights[vectors];
        int rows = to - from;
        int rest = rows < height ? rows : rows % height;
        if (rest < rows) {
            tile(q, vectors, height).run(q, from, to - rest, column);
        }
        if (rest > 0) {
            tile(q, vectors, rest).run(q, to - rest, to, column);
        }
    }

    private Tile tile(Product q, int vectors, int height) {
        boolean columnsTogether = q.hasColumnsTogether();
        int kind = columnsTogether ? MOST_VECTORS + 1 + vectors : vectors;
        int at = kind * (heights[1] + 1) + height;
        Tile tile = tiles[at];
        if (tile == null) {
            tile = Tiles.of(species, height, vectors, columnsTogether);
            tiles[at] = tile;
        }
        return tile;
    }

    /** The last columns, which do not fill their vectors, by way of copies that do. */
    private void runRagged(Product q, int from, int to, int column, int width, int vectors) {
        int padded = vectors * lanes;
        int rows = to - from;
        raggedC = room(raggedC, rows * padded);
        ragged.setShape(rows, padded, q.inner);
        ragged.setA(q.a, q.aAt + from * q.aRow, q.aRow, q.aCol);
        if (q.bAt + column + (q.inner - 1) * q.bRow + padded <= q.b.length) {
            // Lanes beyond the last column read whatever follows; what they compute is not copied back.
            ragged.setB(q.b, q.bAt + column, q.bRow);
        } else {
            raggedB = room(raggedB, q.inner * padded);
            copyRows(q.inner, width, q.b, q.bAt + column, q.bRow, raggedB, 0, padded);
            ragged.setB(raggedB, 0, padded);
        }
        ragged.setC(raggedC, padded);
        if (q.startCol == 0) {
            ragged.startFromZeros();
        } else {
            copyRows(rows, width, q.start, from * q.startRow + column, q.startRow, raggedC, 0, padded);
            ragged.startFrom(raggedC, padded);
        }
        runPanel(ragged, 0, rows, 0, vectors);
        copyRows(rows, width, raggedC, 0, padded, q.c, from * q.cRow + column, q.cRow);
    }

    private static float[] room(float[] scratch, int length) {
        return scratch.length < length ? new float[length] : scratch;
    }

    private static void copyRows(
            int rows, int width, float[] from, int fromAt, int fromRow, float[] to, int toAt, int toRow) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, fromAt + i * fromRow, to, toAt + i * toRow, width);
        }
    }
}
