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

    private final VectorSpecies<Float> species;
    private final int lanes;
    private final int[] heights;
    private final int widest;

    /** By vectors, height and whether masked; looked up when first needed. */
    private final @Nullable Tile[] tiles;

    private VectorKernel(VectorSpecies<Float> species, boolean manyRegisters) {
        this.species = species;
        this.lanes = species.length();
        this.heights = manyRegisters ? HEIGHTS_32 : HEIGHTS_16;
        this.widest = manyRegisters ? MOST_VECTORS : MOST_VECTORS - 1;
        this.tiles = new Tile[(MOST_VECTORS + 1) * (heights[1] + 1) * 2];
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
    public void run(Product q) {
        int column = 0;
        while (column < q.cols) {
            int left = q.cols - column;
            int vectors = Math.min(widest, (left + lanes - 1) / lanes);
            int width = Math.min(left, vectors * lanes);
            runPanel(q, column, width, vectors);
            column += width;
        }
    }

    private void runPanel(Product q, int column, int width, int vectors) {
        boolean masked = width < vectors * lanes;
        int height = heights[vectors];
        int rest = q.rows % height;
        if (rest < q.rows) {
            tile(vectors, height, masked).run(q, 0, q.rows - rest, column, width);
        }
        if (rest > 0) {
            tile(vectors, rest, masked).run(q, q.rows - rest, q.rows, column, width);
        }
    }

    private Tile tile(int vectors, int height, boolean masked) {
        int at = (vectors * (heights[1] + 1) + height) * 2 + (masked ? 1 : 0);
        Tile tile = tiles[at];
        if (tile == null) {
            tile = Tiles.of(species, height, vectors, masked);
            tiles[at] = tile;
        }
        return tile;
    }
}
