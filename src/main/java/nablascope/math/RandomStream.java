package nablascope.math;

/**
 * A stream of random numbers that is addressed, not shared: the same seed, purpose and address give the same numbers
 * whatever else was drawn. So moving one knob never reshuffles another, and any step can be replayed alone.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood 2014). Not thread-safe.
 */
public final class RandomStream {
    private static final boolean VECTORS = VectorModule.present();

    static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    static final long MIX1 = 0xBF58476D1CE4E5B9L;
    static final long MIX2 = 0x94D049BB133111EBL;

    /** What the numbers are for; each purpose has streams of its own. */
    public enum Purpose {
        DATA(1),
        SPLIT(2),
        ORDER(3),
        DROPOUT(4),
        AUGMENTATION(5),
        NOISE(6);

        private final long tag;

        Purpose(long tag) {
            this.tag = tag;
        }
    }

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /**
     * The stream at an address.
     *
     * @param address where in the run, such as the step or the epoch
     * @param lane tells apart several streams at one address, such as the layers of a network
     */
    public static RandomStream of(long seed, Purpose purpose, long address, int lane) {
        return new RandomStream(key(seed, purpose, address, lane));
    }

    /** The first state of the stream at an address: value i is {@code mix(key + (i + 1)·gamma)}. */
    public static long key(long seed, Purpose purpose, long address, int lane) {
        long key = mix(seed + GOLDEN_GAMMA);
        key = mix(key ^ purpose.tag * 0xD1B54A32D192ED03L);
        key = mix(key ^ (address + 1) * 0x8CB92BA72F3D8DD7L);
        return mix(key ^ (lane + 1L) * 0xABC98388FB8FAC03L);
    }

    /** Value {@code index} of the stream with the given {@link #key}, 64 bits; needs no object and no order. */
    public static long at(long key, long index) {
        return mix(key + (index + 1) * GOLDEN_GAMMA);
    }

    /**
     * Draws Bernoulli numbers from the stream with the given {@link #key}.
     *
     * @param p probability of 0
     * @param other what an element is when it is not 0
     * @param out value i of the stream decides element i. Modified: the first n.
     */
    public static void drawZeros(long key, double p, float other, float[] out, int n) {
        long threshold = (long) (p * 0x1p53);
        int done = VECTORS ? VectorRandom.drawZeros(key, threshold, other, out, n) : 0;
        for (int i = done; i < n; i++) {
            out[i] = at(key, i) >>> 11 < threshold ? 0 : other;
        }
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * MIX1;
        z = (z ^ (z >>> 27)) * MIX2;
        return z ^ (z >>> 31);
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform in 0 … bound-1. The bias of at most bound/2⁶³ is far below what any run could show. */
    public int nextInt(int bound) {
        return (int) ((nextLong() >>> 1) % bound);
    }

    /** Standard normal, by Box and Muller; the second of each pair is not kept, so that the stream has no other state. */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    /** Shuffles in place (Fisher and Yates). Modified. */
    public void shuffle(int[] items) {
        for (int i = items.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int kept = items[i];
            items[i] = items[j];
            items[j] = kept;
        }
    }
}
