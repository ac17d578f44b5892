package nablascope.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import nablascope.bench.Models;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps allocate nothing once they are compiled, so that no garbage collection ever stops a run. */
class AllocationTest {
    private static final int STEPS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2-8-8-1 b10",
                "64-64-10 b32",
                "dropout, L2 and clip 64-64-10 b32",
                "batch norm 64-64-10 b32",
                "RNN 16 T10 b16",
                "LSTM 16 T10 b16",
                "GRU 16 T10 b16"
            })
    void steady_steps_allocate_nothing(String name) {
        Models.Model model = Models.of(name);
        long least = Long.MAX_VALUE;
        long end = System.nanoTime() + PATIENCE.toNanos();
        // Interpreted vector code does allocate; how soon it is compiled depends on how busy the machine is.
        while (least > 0 && System.nanoTime() < end) {
            least = Math.min(least, allocatedBySteps(model));
        }
        assertThat(least).isZero();
    }

    private long allocatedBySteps(Models.Model model) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < STEPS; i++) {
            model.step();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
