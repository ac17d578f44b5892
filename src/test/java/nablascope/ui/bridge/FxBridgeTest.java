package nablascope.ui.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
final class FxBridgeTest {
    @Test
    void what_fails_is_reported_once_and_the_others_go_on() {
        List<Throwable> reported = new CopyOnWriteArrayList<>();
        AtomicInteger others = new AtomicInteger();
        CompletableFuture<Boolean> enough = new CompletableFuture<>();
        FxBridge bridge = new FxBridge();
        FxThread.call(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, error) -> reported.add(error));
            bridge.onPulse(() -> {
                throw new IllegalStateException("broken");
            });
            bridge.onPulse(() -> {
                if (others.incrementAndGet() == 5) {
                    enough.complete(true);
                }
            });
            bridge.start();
        });
        FxThread.await(enough, Duration.ofSeconds(20), "five pulses");
        FxThread.call(() -> {
            bridge.close();
            Thread.currentThread().setUncaughtExceptionHandler(null);
        });

        assertThat(reported).singleElement().satisfies(e -> assertThat(e).hasMessage("broken"));
    }

    @Test
    void what_is_being_saved_when_the_program_ends_is_saved_to_its_end_and_nothing_is_begun_after() {
        FxBridge bridge = new FxBridge();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger saved = new AtomicInteger();
        Callable<Integer> slowly = () -> {
            begun.countDown();
            Thread.sleep(300);
            return saved.incrementAndGet();
        };
        FxThread.call(() -> bridge.background(slowly, _ -> {}, _ -> {}));
        bridge.end();
        assertThat(begun.getCount()).isZero();
        assertThat(saved).hasValue(1);

        AtomicInteger late = new AtomicInteger();
        FxThread.call(() -> bridge.background(late::incrementAndGet, _ -> {}, _ -> {}));
        bridge.end();
        assertThat(late).hasValue(0);
    }

    @Test
    void work_asked_for_before_the_first_picture_begins_after_it() {
        FxBridge bridge = new FxBridge();
        AtomicBoolean drawn = new AtomicBoolean();
        CompletableFuture<Boolean> afterIt = new CompletableFuture<>();
        FxThread.call(() -> {
            FxBridge.onceDrawn(() -> drawn.set(true));
            bridge.start();
            bridge.background(drawn::get, afterIt::complete, afterIt::completeExceptionally);
        });
        assertThat(FxThread.await(afterIt, Duration.ofSeconds(20), "the work")).isTrue();
        CompletableFuture<Boolean> later = new CompletableFuture<>();
        FxThread.call(() -> bridge.background(() -> later.complete(true), _ -> {}, _ -> {}));
        FxThread.await(later, Duration.ofSeconds(20), "work asked for after it");
        FxThread.call(bridge::close);
        bridge.end();
    }

    @Test
    void a_window_closed_before_its_first_picture_leaves_no_work_undone() {
        FxBridge bridge = new FxBridge();
        AtomicInteger saved = new AtomicInteger();
        FxThread.call(() -> {
            bridge.start();
            bridge.background(saved::incrementAndGet, _ -> {}, _ -> {});
            bridge.close();
        });
        bridge.end();
        assertThat(saved).hasValue(1);
    }
}
