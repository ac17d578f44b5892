package nablascope.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nablascope.bench.Models;
import org.junit.jupiter.api.Test;

/** Steps allocate nothing once they are compiled, so that no garbage collection ever stops a run. */
class AllocationTest {
    /** Its steps are shared with the helper, whatever that allocates counting, too. */
    private static final String SHARED = "784-128-10 b64 pictures";

    private static final List<String> MODELS = List.of(
            "2-8-8-1 b10",
            "784-128-10 b64",
            "784-128-10 b64 pictures",
            "dropout, L2 and clip 64-64-10 b32",
            "batch norm 64-64-10 b32",
            "RNN 16 T10 b16",
            "LSTM 16 T10 b16",
            "GRU 16 T10 b16",
            "RNN 64 T50 b32");

    /** In a JVM of its own: what other tests ran before shapes how vector code is compiled. */
    @Test
    void steady_steps_allocate_nothing() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // As the program's jar comes by the vector module.
                        "--add-exports",
                        "java.base/jdk.internal.module=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Steps.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        for (String model : MODELS) {
            assertThat(printed).contains(model + ": 0 bytes");
        }
        assertThat(printed).contains(SHARED + " on two threads: 0 bytes");
    }

    /** A program that prints how little some steps of each model allocate. */
    static final class Steps {
        private static final int STEPS = 200;
        private static final Duration PATIENCE = Duration.ofSeconds(40);
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private Steps() {}

        public static void main(String[] args) {
            for (String name : MODELS) {
                System.out.println(name + ": " + least(Models.of(name)) + " bytes");
            }
            System.out.println(SHARED + " on two threads: " + least(Models.of(SHARED, 2)) + " bytes");
        }

        private static long least(Models.Model model) {
            long least = Long.MAX_VALUE;
            long end = System.nanoTime() + PATIENCE.toNanos();
            // Interpreted vector code does allocate; how soon it is compiled depends on how busy the machine is.
            while (least > 0 && System.nanoTime() < end) {
                least = Math.min(least, allocatedBySteps(model));
            }
            return least;
        }

        private static long allocatedBySteps(Models.Model model) {
            long[] threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(t -> t == Thread.currentThread() || t.getName().equals("engine helper"))
                    .mapToLong(Thread::threadId)
                    .toArray();
            long before = allocated(threads);
            for (int i = 0; i < STEPS; i++) {
                model.step();
            }
            return allocated(threads) - before;
        }

        private static long allocated(long[] threads) {
            long sum = 0;
            for (long thread : threads) {
                sum += THREADS.getThreadAllocatedBytes(thread);
            }
            return sum;
        }
    }
}
