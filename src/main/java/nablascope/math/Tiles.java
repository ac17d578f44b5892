package nablascope.math;

import java.util.concurrent.ConcurrentHashMap;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tiles assembled so far. All products share them, so that each is written and compiled once. Any thread; while one
 * is made, another thread may have to wait for a different one.
 */
final class Tiles {
    private static final ConcurrentHashMap<Key, Tile> ASSEMBLED = new ConcurrentHashMap<>();

    private static final int REHEARSED_INNER = 2;

    /** Without those options a tile is not compiled by then: some hundredths of a second in vain. */
    private static final int MOST_REHEARSALS = 100;

    /** Two such products take less when they are compiled, and much more when they are not. */
    private static final long COMPILED_NANOS = 5_000;

    private Tiles() {}

    private record Key(VectorSpecies<Float> species, int height, int vectors, boolean columnsTogether) {}

    /**
     * The tile of some rows and of columns that fill some vectors.
     *
     * @param columnsTogether for products that {@link Product#hasColumnsTogether}, or for the others
     */
    static Tile of(VectorSpecies<Float> species, int height, int vectors, boolean columnsTogether) {
        return ASSEMBLED.computeIfAbsent(new Key(species, height, vectors, columnsTogether), Tiles::assembled);
    }

    private static Tile assembled(Key key) {
        Tile tile = TileAssembler.assemble(key.species, key.height, key.vectors, key.columnsTogether);
        rehearse(tile, key);
        return tile;
    }

    /**
     * Calls a tile until Java has compiled it, which the launcher's options make it wait for: until then it takes a thousand
     * times as long. Products that are short in every way, because one that is found slow in the middle of a long loop
     * is compiled twice, first from there on, with two dozen vectors in hand, in three times the time.
     */
    private static void rehearse(Tile tile, Key key) {
        int rows = 2 * key.height;
        int cols = key.vectors * key.species.length();
        float[] c = new float[rows * cols];
        Product product = new Product();
        product.setShape(rows, cols, REHEARSED_INNER);
        float[] a = new float[rows * REHEARSED_INNER];
        if (key.columnsTogether) {
            product.setA(a, 0, 1, rows);
        } else {
            product.setA(a, 0, REHEARSED_INNER, 1);
        }
        product.setB(new float[REHEARSED_INNER * cols], 0, cols);
        product.setC(c, cols);
        long took = Long.MAX_VALUE;
        for (int i = 0; i < MOST_REHEARSALS && took > COMPILED_NANOS; i++) {
            long begin = System.nanoTime();
            product.startFromZeros();
            tile.run(product, 0, rows, 0);
            product.startFrom(c, cols);
            tile.run(product, 0, rows, 0);
            took = System.nanoTime() - begin;
        }
    }
}
