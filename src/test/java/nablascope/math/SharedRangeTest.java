package nablascope.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row is done once, whoever does it, and the other thread does come. */
@Timeout(60)
class SharedRangeTest {
    @ParameterizedTest
    @CsvSource({"33, 17", "32, 16", "128, 24", "5, 1", "16, 16", "0, 4", "7, 100"})
    void every_row_is_done_once(int rows, int block) {
        SharedRange range = new SharedRange(new HelperThread());
        for (int repeat = 0; repeat < 200; repeat++) {
            AtomicIntegerArray done = new AtomicIntegerArray(rows);
            SharedRange.Work work = (first, end) -> {
                for (int i = first; i < end; i++) {
                    done.incrementAndGet(i);
                }
            };
            range.run(rows, block, work, work);
            for (int i = 0; i < rows; i++) {
                assertThat(done.get(i)).isEqualTo(1);
            }
        }
    }

    @Test
    void the_helper_takes_its_half_from_the_back() throws InterruptedException {
        SharedRange range = new SharedRange(new HelperThread());
        CountDownLatch oursBegun = new CountDownLatch(1);
        CountDownLatch helpersBegun = new CountDownLatch(1);
        int[] taken = new int[2];
        int[] helpersFirst = new int[1];
        range.run(
                33,
                17,
                (first, end) -> {
                    oursBegun.countDown();
                    awaitQuietly(helpersBegun);
                    taken[0] += end - first;
                },
                (first, end) -> {
                    taken[1] += end - first;
                    helpersFirst[0] = first;
                    helpersBegun.countDown();
                    awaitQuietly(oursBegun);
                });
        assertThat(taken).containsExactly(17, 16);
        assertThat(helpersFirst).containsExactly(17);
    }

    @Test
    void all_is_done_here_where_nobody_helps() {
        int[] taken = new int[2];
        new SharedRange(null).run(9, 2, (first, end) -> taken[0] += end - first, (first, end) -> taken[1]++);
        assertThat(taken).containsExactly(9, 0);
    }

    @Test
    void what_fails_in_the_helper_fails_here() {
        SharedRange range = new SharedRange(new HelperThread());
        CountDownLatch come = new CountDownLatch(1);
        assertThatThrownBy(() -> range.run(2, 1, (first, end) -> awaitQuietly(come), (first, end) -> {
                    come.countDown();
                    throw new ArithmeticException("no");
                }))
                .hasRootCauseInstanceOf(ArithmeticException.class);
        int[] taken = new int[1];
        SharedRange.Work work = (first, end) -> {
            synchronized (taken) {
                taken[0] += end - first;
            }
        };
        range.run(2, 1, work, work);
        assertThat(taken[0]).isEqualTo(2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
