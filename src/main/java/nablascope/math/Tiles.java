package nablascope.math;

import java.util.concurrent.ConcurrentHashMap;
import jdk.incubator.vector.VectorSpecies;

/** The tiles assembled so far. All products share them, so that each is written and compiled once. Any thread. */
final class Tiles {
    private static final ConcurrentHashMap<Key, Tile> ASSEMBLED = new ConcurrentHashMap<>();

    private Tiles() {}

    private record Key(VectorSpecies<Float> species, int height, int vectors, boolean masked) {}

    /** @param masked whether the last vector may be used in part */
    static Tile of(VectorSpecies<Float> species, int height, int vectors, boolean masked) {
        return ASSEMBLED.computeIfAbsent(
                new Key(species, height, vectors, masked),
                _ -> TileAssembler.assemble(species, height, vectors, masked));
    }
}
