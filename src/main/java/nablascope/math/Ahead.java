package nablascope.math;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Work on a range of rows that is done before it is needed, block by block, by a helper that would only wait; whoever
 * needs it does what is left. Not thread-safe: begun by one thread, which ends or drops it before it begins the next.
 */
public final class Ahead {
    private final HelperThread helper;

    /** Blocks that nobody has taken, below 0 once somebody looked for more. Tells alone whether a block is one's own. */
    private final AtomicInteger left = new AtomicInteger();

    private final AtomicInteger done = new AtomicInteger();
    private SharedRange.Work work = (_, _) -> {};
    private int size;
    private int block;

    /** That somebody has done, does or will do. */
    private int blocks;

    private volatile @Nullable Throwable failure;

    Ahead(HelperThread helper) {
        this.helper = helper;
    }

    /**
     * Offers work to the helper.
     *
     * @param newBlock rows that are done at a time: so long, at most, the helper keeps other work waiting
     * @return false: the helper sleeps, and nothing has begun
     */
    public boolean begin(int newSize, int newBlock, SharedRange.Work newWork) {
        work = newWork;
        size = newSize;
        block = newBlock;
        blocks = (size + block - 1) / block;
        failure = null;
        done.set(0);
        left.set(blocks); // from here on the helper may take one
        if (helper.offer(this)) {
            return true;
        }
        drop(); // it may have taken one before it slept
        return false;
    }

    /**
     * Returns once all of it is done.
     *
     * @throws IllegalStateException with what the work threw in the helper
     */
    public void end() {
        for (int at = take(); at >= 0; at = take()) {
            try {
                runBlock(at);
            } finally {
                done.incrementAndGet();
            }
        }
        awaitDone();
        Throwable thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException("in the helper thread", thrown);
        }
    }

    /** Returns once nobody works on it any more. */
    public void drop() {
        blocks -= Math.max(0, left.getAndSet(0));
        awaitDone();
    }

    /** Whether there are blocks that nobody has taken. */
    boolean waits() {
        return left.get() > 0;
    }

    /** Called by the helper: does a block; false: none is left. */
    boolean help() {
        int at = take();
        if (at < 0) {
            return false;
        }
        try {
            runBlock(at);
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            done.incrementAndGet(); // whoever waits for it looks at the failure next
        }
        return true;
    }

    /** Below 0: there is none. */
    private int take() {
        return left.decrementAndGet();
    }

    private void runBlock(int at) {
        work.run(at * block, Math.min(size, (at + 1) * block));
    }

    private void awaitDone() {
        for (int spins = 1; done.get() < blocks; spins++) {
            HelperThread.pause(spins);
        }
    }
}
