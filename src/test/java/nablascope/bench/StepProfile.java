package nablascope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * A program that prints where steps spend the processor's time, by samples of it: the class of {@code nablascope.math}
 * that was called, such as Gemm for products with their packing, or else the class at work. Part of
 * {@code mvn -q -Pbenchmarks process-test-classes}. With {@code -Dthreads=2} those of the thread
 * that trains.
 */
public final class StepProfile {
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final List<String> MODELS = List.of(
            "2-8-8-1 b10",
            "2-20x32-1 b32",
            "784-128-10 b64",
            "784-512-512-10 b128",
            "784-128-10 b64 pictures",
            "784-512-512-10 b128 pictures",
            "RNN 64 T50 b32",
            "LSTM 64 T50 b32");
    private static final int THREADS = Integer.getInteger("threads", 1);
    private static final String OURS = "nablascope.";
    private static final String MATH = "nablascope.math.";

    /** These only hand out what others do. */
    private static final Set<String> SHARING =
            Set.of("nablascope.math.SharedRange", "nablascope.math.SharedProduct", "nablascope.math.BlockPass");

    private static final String WAITING = "nablascope.math.HelperThread";
    private static final String LAMBDA = "$$Lambda";

    /** Percent; what is less goes together. */
    private static final double LEAST = 2;

    private StepProfile() {}

    public static void main(String[] args) throws IOException {
        for (String name : args.length == 0 ? MODELS : List.of(args)) {
            Models.Model model = Models.of(name, THREADS);
            train(model, WARM_UP);
            Path file = Files.createTempFile("steps", ".jfr");
            try (Recording recording = new Recording()) {
                recording.enable("jdk.CPUTimeSample").with("throttle", "500/s");
                recording.start();
                double micros = train(model, MEASURED);
                recording.stop();
                recording.dump(file);
                System.out.printf(Locale.ROOT, "%s: %.2f µs a step%n", name, micros);
                print(RecordingFile.readAllEvents(file));
            } finally {
                Files.delete(file);
            }
        }
    }

    /** Returns microseconds a step. */
    private static double train(Models.Model model, Duration time) {
        long begin = System.nanoTime();
        long steps = 0;
        while (System.nanoTime() - begin < time.toNanos()) {
            for (int i = 0; i < 8; i++) {
                model.step();
            }
            steps += 8;
        }
        return (System.nanoTime() - begin) / 1e3 / steps;
    }

    private static void print(List<RecordedEvent> samples) {
        Map<String, Integer> count = new HashMap<>();
        long main = Thread.currentThread().threadId();
        int all = 0;
        for (RecordedEvent sample : samples) {
            if (sample.getStackTrace() != null
                    && sample.getThread("eventThread").getJavaThreadId() == main) {
                all++;
                count.merge(blamed(sample.getStackTrace().getFrames()), 1, Integer::sum);
            }
        }
        double rest = 100;
        List<Map.Entry<String, Integer>> most = count.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
        for (Map.Entry<String, Integer> entry : most) {
            double share = 100.0 * entry.getValue() / all;
            if (share >= LEAST) {
                rest -= share;
                System.out.printf(Locale.ROOT, "%5.0f %% %s%n", share, entry.getKey());
            }
        }
        System.out.printf(Locale.ROOT, "%5.0f %% others; %d samples%n", rest, all);
    }

    /** Frames begin with the innermost. */
    private static String blamed(List<RecordedFrame> frames) {
        List<String> classes = frames.stream()
                .map(frame -> frame.getMethod().getType().getName())
                .toList();
        String work =
                classes.stream().filter(c -> c.startsWith(OURS)).findFirst().orElse("Java");
        if (work.equals(WAITING)) {
            return "waiting for the helper";
        }
        String called = classes.reversed().stream()
                .filter(c -> c.startsWith(MATH) && !c.contains(LAMBDA) && !SHARING.contains(c))
                .findFirst()
                .orElse(work);
        return called.substring(called.lastIndexOf('.') + 1);
    }
}
