package nablascope.math;

import jdk.incubator.vector.VectorSpecies;

/**
 * Assembles tiles and has them compiled. Now and then the compiler meets a tile at a moment at which it leaves some
 * vectors boxed, and never looks at it again; such a tile is thrown away and assembled anew, as a class of its own that
 * is compiled afresh.
 */
final class TileWarmUp {
    private static final int INNER = 4;

    /** More than one block of rows, as in most products: the compiler believes what it has seen. */
    private static final int BLOCKS = 2;

    private static final int ATTEMPTS = 3;

    private TileWarmUp() {}

    /** A tile that is compiled, or the last of some attempts. */
    static Tile compiled(VectorSpecies<Float> species, int height, int vectors) {
        Product product = product(height * BLOCKS, vectors * species.length());
        for (int attempt = 1; ; attempt++) {
            Tile tile = TileAssembler.assemble(species, height, vectors);
            if (WarmUp.stopsAllocating(() -> runBothWays(tile, product)) || attempt == ATTEMPTS) {
                return tile;
            }
        }
    }

    private static Product product(int rows, int cols) {
        Product product = new Product();
        product.setShape(rows, cols, INNER);
        product.setA(new float[rows * INNER], 0, INNER, 1);
        product.setB(new float[INNER * cols], 0, cols);
        product.setC(new float[rows * cols], cols);
        return product;
    }

    private static void runBothWays(Tile tile, Product product) {
        product.startFromZeros();
        tile.run(product, 0, product.rows, 0);
        product.startFrom(product.c, product.cRow);
        tile.run(product, 0, product.rows, 0);
    }
}
