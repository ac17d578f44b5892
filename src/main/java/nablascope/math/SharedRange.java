package nablascope.math;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A range of rows or columns that do not depend on each other, of which two threads take the next block each until none
 * is left: the caller from the front and the helper from the back, so that from one pass over a tensor to the next each
 * finds what it has in its core's cache. A helper that comes late, or is held up, costs no more than a block's time. Not
 * thread-safe.
 */
public final class SharedRange {
    private final @Nullable HelperThread helper;
    private final Runnable helpersPart = this::takeHelpersBlocks;
    private final AtomicInteger taken = new AtomicInteger();
    private @Nullable Work helpersWork;
    private int size;
    private int block;

    /** What one thread does; each needs scratch space of its own. */
    public interface Work {
        /** Does {@code first} to before {@code end}. */
        void run(int first, int end);
    }

    /** @param threads how many may compute at most, from 1; there is never more than one helper */
    public static SharedRange of(int threads) {
        return new SharedRange(HelperThread.of(threads));
    }

    /** @param helper null: nothing is shared */
    SharedRange(@Nullable HelperThread helper) {
        this.helper = helper;
    }

    /** For work to be done ahead by the helper; null: there is none. */
    public @Nullable Ahead ahead() {
        return helper == null ? null : new Ahead(helper);
    }

    /** Whether there is a helper to share with, be it busy or not. */
    boolean hasHelper() {
        return helper != null;
    }

    /**
     * Does all of a range, alone where that is one block, or where the helper is busy.
     *
     * @param newSize how many rows or columns
     * @param newBlock how many one thread takes at a time; the last ones may be fewer
     * @param ours for the calling thread
     * @param helpers for the other
     */
    public void run(int newSize, int newBlock, Work ours, Work helpers) {
        if (helper == null || newSize <= newBlock || !helper.claim()) {
            ours.run(0, newSize);
            return;
        }
        size = newSize;
        block = newBlock;
        helpersWork = helpers;
        taken.setPlain(0);
        helper.start(helpersPart);
        try {
            takeBlocks(ours);
        } finally {
            helper.join();
        }
    }

    private int blocks() {
        return (size + block - 1) / block;
    }

    private void takeBlocks(Work work) {
        int blocks = blocks();
        for (int at = 0; taken.getAndIncrement() < blocks; at++) {
            runBlock(work, at);
        }
    }

    private void takeHelpersBlocks() {
        Work work = helpersWork;
        int blocks = blocks();
        for (int at = blocks - 1; work != null && taken.getAndIncrement() < blocks; at--) {
            runBlock(work, at);
        }
    }

    private void runBlock(Work work, int at) {
        work.run(at * block, Math.min(size, (at + 1) * block));
    }
}
