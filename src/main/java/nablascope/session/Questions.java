package nablascope.session;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** What other threads ask the engine's, to be answered between two steps. */
final class Questions {
    private final Queue<Runnable> open = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /** Any thread; the answer is cancelled if the engine ends before. */
    <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        open.add(() -> {
            if (over) {
                answer.cancel(false);
            } else {
                answer.completeAsync(question, Runnable::run);
            }
        });
        if (over) {
            answer.cancel(false);
        }
        return answer;
    }

    /** Engine thread. */
    void answer() {
        for (Runnable question = open.poll(); question != null; question = open.poll()) {
            question.run();
        }
    }

    /** Cancels those that are left, and all to come. Engine thread, at its end. */
    void end() {
        over = true;
        answer();
    }
}
