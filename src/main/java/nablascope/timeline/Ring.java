package nablascope.timeline;

/**
 * The newest items of one level, of a fixed number of floats and a byte each. Memory is taken chunk by chunk, or the rest
 * at once, then used again. One writer; readers see an item if its number was published after it was written.
 */
final class Ring {
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final int stride;
    private final int capacity;
    private final float[][] chunks;
    private final byte[][] flags;

    /** @param capacity a power of two, at least two chunks */
    Ring(int capacity, int stride) {
        if (Integer.bitCount(capacity) != 1 || capacity < 2 * CHUNK) {
            throw new IllegalArgumentException("capacity is " + capacity + "; it must be a power of two from 2048");
        }
        this.stride = stride;
        this.capacity = capacity;
        chunks = new float[capacity / CHUNK][];
        flags = new byte[capacity / CHUNK][];
    }

    int capacity() {
        return capacity;
    }

    /** How much memory its items take. Writer only. */
    long bytes() {
        long taken = 0;
        for (int slot = 0; slot < chunks.length; slot++) {
            taken += isTaken(slot) ? CHUNK * (stride * (long) Float.BYTES + (stride > 1 ? 1 : 0)) : 0;
        }
        return taken;
    }

    @SuppressWarnings("NullAway") // elements stay null until their first item
    private boolean isTaken(int slot) {
        return chunks[slot] != null;
    }

    /** Copies items to another ring of the same size, which has none yet. Writer only. */
    void copyTo(Ring other, long from, long to) {
        for (long chunk = from >> CHUNK_BITS; chunk << CHUNK_BITS < to; chunk++) {
            int slot = slot(chunk << CHUNK_BITS);
            System.arraycopy(taken(slot), 0, other.taken(slot), 0, CHUNK * stride);
            if (stride > 1) {
                System.arraycopy(flags[slot], 0, other.flags[slot], 0, CHUNK);
            }
        }
    }

    /** How many of the newest items a reader may ask for: the rest is room for the writer to go on meanwhile. */
    int readable() {
        return capacity - CHUNK;
    }

    /** Whether an item is whole although the writer has come to item {@code next}. */
    boolean intact(long item, long next) {
        return item > next - capacity;
    }

    void set(long item, float value) {
        chunk(item)[(int) item & (CHUNK - 1)] = value;
    }

    void set(long item, float min, float max, float last, int kinds) {
        float[] chunk = chunk(item);
        int in = (int) item & (CHUNK - 1);
        chunk[in * stride] = min;
        chunk[in * stride + 1] = max;
        chunk[in * stride + 2] = last;
        flags[slot(item)][in] = (byte) kinds;
    }

    float get(long item, int part) {
        return chunks[slot(item)][((int) item & (CHUNK - 1)) * stride + part];
    }

    int flags(long item) {
        return flags[slot(item)][(int) item & (CHUNK - 1)];
    }

    /**
     * Merges some items into a column.
     *
     * @param to one past the last; all of them in one chunk
     */
    void addTo(Buckets out, int column, long from, long to) {
        float[] chunk = chunks[slot(from)];
        int first = (int) from & (CHUNK - 1);
        int end = first + (int) (to - from);
        if (stride == 1) {
            out.addSamples(column, chunk, first, end);
        } else {
            out.addExtremes(column, chunk, flags[slot(from)], first, end);
        }
    }

    private int slot(long item) {
        return (int) (item >> CHUNK_BITS) & (chunks.length - 1);
    }

    private float[] chunk(long item) {
        return taken(slot(item));
    }

    /** Takes the memory of all items that are still to come. Writer only. */
    void takeAll() {
        for (int slot = 0; slot < chunks.length; slot++) {
            taken(slot);
        }
    }

    @SuppressWarnings("NullAway") // elements stay null until their first item
    private float[] taken(int slot) {
        float[] chunk = chunks[slot];
        if (chunk == null) {
            if (stride > 1) {
                flags[slot] = new byte[CHUNK];
            }
            chunk = new float[CHUNK * stride];
            chunks[slot] = chunk;
        }
        return chunk;
    }
}
