package nablascope.math;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Has vector code compiled in the background. Until HotSpot's second compiler has seen it each vector is an object, and
 * the code fifty times slower than a plain loop; on a busy machine that would last for many seconds.
 */
final class WarmUp {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** HotSpot thinks of its second compiler after a few thousand calls. */
    private static final int CALLS = 512;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private WarmUp() {}

    /** One thread, which ends when nothing more is to do and keeps no program alive. */
    static Executor thread() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "kernel warm-up");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** Calls code until it no longer allocates; false if it still does when patience ends. */
    static boolean stopsAllocating(Runnable code) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                code.run();
            }
            if (THREADS.getCurrentThreadAllocatedBytes() == before) {
                return true;
            }
        }
        return false;
    }
}
