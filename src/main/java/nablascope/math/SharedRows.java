package nablascope.math;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Work on rows that do not depend on each other, such as the sequences of a batch: a helper takes one half of them if it
 * comes in time. One object per layer, not thread-safe.
 */
public final class SharedRows {
    /** Multiplications below which waking the helper costs more than it saves. */
    private static final long LEAST_WORK = 1 << 20;

    private final boolean shared;
    private final Runnable helpersHalf = this::takeHelpersHalf;
    private final AtomicBoolean taken = new AtomicBoolean();
    private @Nullable Work helpersWork;
    private int half;
    private int end;

    /** What one thread does; the threads need objects of their own. */
    public interface Work {
        /** Does rows {@code first} to before {@code end}. */
        void run(int first, int end);
    }

    /** @param shared whether a second thread may help */
    SharedRows(boolean shared) {
        this.shared = shared;
    }

    /**
     * Does some rows.
     *
     * @param multiplications about how many it takes
     * @param ours for the calling thread
     * @param helpers for the other
     */
    public void run(int rows, long multiplications, Work ours, Work helpers) {
        HelperThread helper = HelperThread.ofAll();
        if (!shared || rows < 2 || multiplications < LEAST_WORK || !helper.claim()) {
            ours.run(0, rows);
            return;
        }
        helpersWork = helpers;
        half = rows / 2;
        end = rows;
        taken.set(false);
        helper.start(helpersHalf);
        try {
            ours.run(0, half);
            if (taken.compareAndSet(false, true)) {
                ours.run(half, end);
            }
        } finally {
            helper.join();
        }
    }

    private void takeHelpersHalf() {
        if (helpersWork != null && taken.compareAndSet(false, true)) {
            helpersWork.run(half, end);
        }
    }
}
