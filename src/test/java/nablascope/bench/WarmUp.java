package nablascope.bench;

import java.util.List;
import java.util.Locale;

/**
 * A program that prints how fast training is in its first second and after fifteen, in a JVM for each model that has
 * done nothing before:
 *
 * <pre>{@code
 * mvn -q process-test-classes exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="--add-modules jdk.incubator.vector -cp %classpath nablascope.bench.WarmUp '64-64-10 b32'"
 * }</pre>
 */
public final class WarmUp {
    private static final int SECONDS = 15;

    private WarmUp() {}

    public static void main(String[] args) {
        for (String name : args.length == 0 ? List.of("64-64-10 b32") : List.of(args)) {
            Models.Model model = Models.of(name);
            long[] steps = new long[SECONDS];
            long begin = System.nanoTime();
            for (int second = 0; second < SECONDS; ) {
                model.step();
                steps[second]++;
                second = (int) ((System.nanoTime() - begin) / 1_000_000_000);
            }
            double share = (double) steps[0] / steps[SECONDS - 1];
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d steps in the first second, %d in the last, %.2f%n",
                    name,
                    steps[0],
                    steps[SECONDS - 1],
                    share);
        }
    }
}
