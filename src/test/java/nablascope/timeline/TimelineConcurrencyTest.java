package nablascope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nablascope.timeline.Timeline.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TimelineConcurrencyTest {
    private static final int STEPS = 3_000_000;
    private static final int READS = 200;

    /** Small rings, so that the writer comes round them hundreds of times while columns are read. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void a_reader_never_sees_a_value_out_of_its_place() throws InterruptedException {
        Timeline timeline = new Timeline(List.of(new Series("step", 1)), 1 << 11, 1 << 11);
        CountDownLatch started = new CountDownLatch(1);
        AtomicInteger reads = new AtomicInteger();
        Thread writer = new Thread(() -> {
            started.countDown();
            do {
                count(timeline);
            } while (reads.get() < READS);
        });
        writer.start();
        started.await();
        Buckets read = new Buckets();
        while (reads.get() < READS) {
            long seen = timeline.steps();
            int kind = reads.get() % 3;
            double from = kind == 0 ? 0 : Math.max(0, seen - (kind == 1 ? 2_000.0 : 100_000.0));
            timeline.read(0, from, (double) seen, 100, read);
            assertGrowing(read, from, seen, timeline.steps());
            reads.incrementAndGet();
        }
        writer.join();
    }

    @Test
    void memory_is_bounded_and_appending_allocates_nothing_once_the_rings_are_full() {
        Timeline timeline = new Timeline(List.of(new Series("step", 1)), 1 << 14, 1 << 12);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(id);
        count(timeline);
        long first = threads.getThreadAllocatedBytes(id) - before;
        count(timeline);
        long second = threads.getThreadAllocatedBytes(id) - before - first;
        // 16,384 samples of 4 bytes and at most 7 levels of 4,096 buckets of 13 bytes
        assertThat(first).isLessThan(500_000);
        assertThat(second).isLessThan(100_000);
    }

    private static void count(Timeline timeline) {
        for (int step = 0; step < STEPS; step++) {
            timeline.append(0, (double) timeline.steps());
            timeline.endStep();
        }
    }

    /** Value equals step, so every column must hold its own steps; coarse buckets may reach beyond it. */
    private static void assertGrowing(Buckets read, double from, long to, long written) {
        double width = (to - from) / read.size();
        float previous = -1;
        for (int column = 0; column < read.size(); column++) {
            if (read.flags(column) == 0) {
                continue;
            }
            double begin = from + column * width;
            double reach = 16 + (written - begin) / 64;
            assertThat(read.flags(column)).isEqualTo(Buckets.FINITE);
            assertThat(read.min(column)).isBetween((float) (begin - reach), (float) (begin + width));
            assertThat(read.max(column)).isBetween((float) begin, (float) (begin + width + reach));
            assertThat(read.last(column)).isGreaterThanOrEqualTo(previous);
            previous = read.last(column);
        }
    }
}
