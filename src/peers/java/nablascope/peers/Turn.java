package nablascope.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;

/**
 * A program's side of taking turns: it says who it is, then answers each line {@code model<TAB>seconds} with the
 * microseconds per step that it needed over that time, or with {@code no} and a reason.
 */
final class Turn {
    private Turn() {}

    /** @param models a model's step by its name; throws {@link IllegalArgumentException} for a model it cannot do */
    static void serve(String who, Function<String, Runnable> models) throws IOException {
        PrintStream out = System.out;
        out.println("ready " + who);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String name = "";
        Runnable step = () -> {};
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] asked = line.split("\t", -1);
            try {
                if (!asked[0].equals(name)) {
                    step = models.apply(asked[0]);
                    name = asked[0];
                }
                out.printf(Locale.ROOT, "%.4f%n", microseconds(step, Double.parseDouble(asked[1])));
            } catch (IllegalArgumentException e) {
                out.println("no " + e.getMessage());
            }
        }
    }

    private static double microseconds(Runnable step, double seconds) {
        long begin = System.nanoTime();
        long steps = 0;
        long block = 1;
        while (true) {
            for (long i = 0; i < block; i++) {
                step.run();
            }
            steps += block;
            double elapsed = (System.nanoTime() - begin) * 1e-9;
            if (elapsed >= seconds) {
                return elapsed * 1e6 / steps;
            }
            // So many that reading the clock costs nothing, so few that the turn does not last much longer.
            block = Math.max(1, (long) Math.min((double) steps, steps * (seconds - elapsed) / elapsed));
        }
    }
}
