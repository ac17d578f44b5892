package nablascope.math;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** The tiles assembled so far. All products share them, so that each is written and compiled once. Any thread. */
final class Tiles {
    private static final ConcurrentHashMap<Key, Tile> COMPILED = new ConcurrentHashMap<>();
    private static final Set<Key> ASKED = ConcurrentHashMap.newKeySet();
    private static final Executor COMPILER = WarmUp.thread();

    private Tiles() {}

    private record Key(VectorSpecies<Float> species, int height, int vectors) {}

    /** Where a kernel gets its tiles. */
    interface Source {
        /** The tile of some rows and of columns that fill some vectors; null: not now, ask again. */
        @Nullable
        Tile tile(VectorSpecies<Float> species, int height, int vectors);
    }

    /**
     * A source whose tiles are fast from their first call: the first to ask for one has it assembled and compiled in
     * the background, see {@link WarmUp}.
     */
    static @Nullable Tile compiled(VectorSpecies<Float> species, int height, int vectors) {
        Key key = new Key(species, height, vectors);
        Tile tile = COMPILED.get(key);
        if (tile == null && ASKED.add(key)) {
            COMPILER.execute(() -> COMPILED.put(key, TileWarmUp.compiled(species, height, vectors)));
        }
        return tile;
    }
}
