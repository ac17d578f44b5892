package nablascope.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every block is done once, whoever does it, and none once its owner has gone on. */
@Timeout(60)
class AheadTest {
    private final HelperThread helper = new HelperThread();
    private final SharedRange range = new SharedRange(helper);
    private final Ahead ahead = new Ahead(helper);

    @BeforeEach
    void wakeHelper() {
        range.run(2, 1, (_, _) -> {}, (_, _) -> {});
    }

    @Test
    void everyRowIsDoneOnce() {
        for (int repeat = 0; repeat < 5_000; repeat++) {
            int size = 1 + repeat % 40;
            AtomicIntegerArray done = new AtomicIntegerArray(size);
            if (repeat % 3 == 0) {
                wakeHelper();
            }
            boolean begun = ahead.begin(size, 1 + repeat % 7, count(done));
            if (repeat % 5 == 0) {
                wakeHelper();
            }
            if (begun) {
                ahead.end();
            }
            for (int i = 0; i < size; i++) {
                assertThat(done.get(i)).as("row %d of round %d", i, repeat).isBetween(begun ? 1 : 0, 1);
            }
        }
    }

    @Test
    void theHelperBeginsByItself() throws InterruptedException {
        Thread here = Thread.currentThread();
        AtomicBoolean byHelper = new AtomicBoolean();
        beginAwake((_, _) -> byHelper.set(Thread.currentThread() != here));
        ahead.end();
        assertThat(byHelper).isTrue();
    }

    @Test
    void whoSleepsIsNotGivenAnything() {
        AtomicIntegerArray done = new AtomicIntegerArray(9);
        assertThat(new Ahead(new HelperThread()).begin(9, 1, count(done))).isFalse();
        assertThat(sum(done)).isZero();
    }

    @Test
    void whatFailsHereFailsAtTheEndAndIsNotWaitedFor() {
        for (int repeat = 0; repeat < 1_000; repeat++) {
            beginAwake(9, 1, (first, _) -> fail(first));
            assertThatThrownBy(ahead::end).isInstanceOf(RuntimeException.class);
            ahead.drop();
        }
    }

    private static void fail(int row) {
        throw new ArithmeticException("row " + row);
    }

    @Test
    void whatIsDroppedIsNotUnderWayAnyMore() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        beginAwake((_, _) -> {
            awaitQuietly(goOn);
            finished.set(true);
        });
        Thread waker = Thread.ofVirtual().start(goOn::countDown);
        ahead.drop();
        assertThat(finished).isTrue();
        waker.join();
    }

    @Test
    void whatIsDroppedIsNotBegun() {
        for (int repeat = 0; repeat < 5_000; repeat++) {
            AtomicIntegerArray done = new AtomicIntegerArray(40);
            beginAwake(40, 1, count(done));
            ahead.drop();
            ahead.drop();
            int doneThen = sum(done);
            wakeHelper(); // it would take the next
            assertThat(sum(done)).isEqualTo(doneThen);
        }
    }

    @Test
    void whatFailsInTheHelperFailsAtTheEndAndTheHelperHelpsOn() throws InterruptedException {
        beginAwake((_, _) -> {
            throw new ArithmeticException("no");
        });
        assertThatThrownBy(ahead::end).hasRootCauseInstanceOf(ArithmeticException.class);
        theHelperBeginsByItself();
    }

    /** Begins nine rows, which the helper has taken on return. */
    private void beginAwake(SharedRange.Work work) throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        SharedRange.Work told = (first, end) -> {
            taken.countDown();
            work.run(first, end);
        };
        beginAwake(9, 9, told);
        taken.await();
    }

    /** Begins work once the helper is awake to be offered it. */
    private void beginAwake(int size, int block, SharedRange.Work work) {
        do {
            wakeHelper();
        } while (!ahead.begin(size, block, work));
    }

    private static SharedRange.Work count(AtomicIntegerArray done) {
        return (first, end) -> {
            for (int i = first; i < end; i++) {
                done.incrementAndGet(i);
            }
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int sum(AtomicIntegerArray counts) {
        int sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.get(i);
        }
        return sum;
    }
}
