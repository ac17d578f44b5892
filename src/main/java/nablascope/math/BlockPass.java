package nablascope.math;

/**
 * A pass over the elements of a tensor in blocks of {@link Norms#BLOCK}, of which each gives two sums; these are added in
 * the order of the blocks, so that the bits do not depend on how many threads shared them. Not thread-safe.
 */
public final class BlockPass {
    /** Blocks that one thread takes at a time. */
    private static final int AT_ONCE = 2;

    /** Blocks below which waking the helper costs more than it saves. */
    private static final int LEAST = 16;

    private final SharedRange range;
    private final Work work;
    private final SharedRange.Work blocks = this::runBlocks;
    private double[] sums = new double[2];
    private int length;
    private double first;
    private double second;

    /** What is done to a block; it may be on another thread, and to two at a time. */
    public interface Work {
        /**
         * Does one block.
         *
         * @param from its first element
         * @param n how many elements
         * @param sums the block's two are those from {@code at} on. Modified.
         */
        void run(int from, int n, double[] sums, int at);
    }

    /** @param range between whom large tensors are shared */
    public BlockPass(SharedRange range, Work work) {
        this.range = range;
        this.work = work;
    }

    /** Does all blocks of a tensor of n elements. */
    public void run(int n) {
        int count = (n + Norms.BLOCK - 1) / Norms.BLOCK;
        length = n;
        if (sums.length < 2 * count) {
            sums = new double[2 * count];
        }
        if (count < LEAST) {
            runBlocks(0, count);
        } else {
            range.run(count, AT_ONCE, blocks, blocks);
        }
        first = 0;
        second = 0;
        for (int i = 0; i < count; i++) {
            first += sums[2 * i];
            second += sums[2 * i + 1];
        }
    }

    private void runBlocks(int from, int end) {
        for (int i = from; i < end; i++) {
            int at = i * Norms.BLOCK;
            work.run(at, Math.min(Norms.BLOCK, length - at), sums, 2 * i);
        }
    }

    /** The blocks' first sums together, of the last {@link #run}. */
    public double first() {
        return first;
    }

    /** The blocks' second sums together. */
    public double second() {
        return second;
    }
}
