package nablascope.math;

import java.util.concurrent.ConcurrentHashMap;
import jdk.incubator.vector.VectorSpecies;

/** The tiles assembled so far. All products share them, so that each is written and compiled once. Any thread. */
final class Tiles {
    private static final ConcurrentHashMap<Key, Tile> ASSEMBLED = new ConcurrentHashMap<>();

    private Tiles() {}

    private record Key(VectorSpecies<Float> species, int height, int vectors) {}

    /** The tile of some rows and of columns that fill some vectors. */
    static Tile of(VectorSpecies<Float> species, int height, int vectors) {
        return ASSEMBLED.computeIfAbsent(
                new Key(species, height, vectors), _ -> TileAssembler.assemble(species, height, vectors));
    }
}
