package nablascope.session;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that prints how long it takes to stand at another step of a long digits run:
 *
 * <pre>{@code
 * mvn -q process-test-classes exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="--add-modules jdk.incubator.vector -cp %classpath nablascope.session.RewindBenchmark"
 * }</pre>
 */
final class RewindBenchmark {
    private static final long STEPS = 100_000;
    private static final long BACK = 10_000;
    private static final int JUMPS = 40;
    private static final PrintStream OUT = System.out;

    private RewindBenchmark() {}

    public static void main(String[] args) {
        try (TrainingSession session = TrainingSession.open(Experiments.digits(), Path.of("."))) {
            session.play();
            while (session.status().step() < STEPS) {
                LockSupport.parkNanos(1_000_000);
            }
            session.pause();
            long reached = session.reach();
            print("back " + BACK + " steps", new double[] {millisTo(session, reached - BACK)});
            double[] millis = new double[JUMPS];
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < JUMPS; i++) {
                millis[i] = millisTo(session, random.nextInt((int) reached));
            }
            print("to " + JUMPS + " random steps of " + reached, millis);
        }
    }

    private static double millisTo(TrainingSession session, long step) {
        session.drainEvents(_ -> {});
        long begin = System.nanoTime();
        session.rewind(step);
        boolean[] there = new boolean[1];
        while (!there[0]) {
            session.drainEvents(event -> there[0] |= event instanceof SessionEvent.Rewound);
            LockSupport.parkNanos(100_000);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        OUT.printf(
                Locale.ROOT,
                "%s: median %.0f ms, longest %.0f ms%n",
                what,
                millis[millis.length / 2],
                millis[millis.length - 1]);
    }
}
