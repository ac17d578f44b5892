package nablascope.peers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program in a process of its own that takes turns, see {@link Turn}. */
final class Peer implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final PrintStream in;
    private final String name;

    private Peer(Process process, BufferedReader out, String name) {
        this.process = process;
        this.out = out;
        this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.name = name;
    }

    /**
     * Starts a program on as many cores as it may have threads.
     *
     * @param errors where what it says on standard error goes
     * @return null if it does not get ready
     */
    static @Nullable Peer start(List<String> command, int threads, File errors) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(confined(command, threads)).redirectError(ProcessBuilder.Redirect.appendTo(errors));
        boolean many = threads > 1;
        builder.environment()
                .putAll(Map.of(
                        "OMP_NUM_THREADS", Integer.toString(threads),
                        "MKL_NUM_THREADS", Integer.toString(threads),
                        "XLA_FLAGS",
                                "--xla_cpu_multi_thread_eigen=" + many + " intra_op_parallelism_threads=" + threads));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return null;
        }
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.startsWith("ready ")) {
            line = out.readLine();
        }
        return line == null ? null : new Peer(process, out, line.substring("ready ".length()));
    }

    /**
     * The command, kept to as many cores as threads where Linux's taskset is there: some libraries take all cores
     * whatever they are told (XLA's pool of threads does).
     */
    private static List<String> confined(List<String> command, int threads) {
        String path = System.getenv().getOrDefault("PATH", "");
        boolean possible = Stream.of(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
        if (!possible) {
            return command;
        }
        List<String> confined = new ArrayList<>(List.of("taskset", "--cpu-list", "0-" + (threads - 1)));
        confined.addAll(command);
        return confined;
    }

    /** What the program calls itself. */
    String name() {
        return name;
    }

    /** Microseconds per step over some seconds; NaN if the program cannot do the model. */
    double microseconds(String model, double seconds) throws IOException {
        in.println(model + "\t" + seconds);
        String line = out.readLine();
        return line == null || line.startsWith("no ") ? Double.NaN : Double.parseDouble(line);
    }

    /** Ends the program: nothing more will be asked. */
    @Override
    public void close() {
        in.close();
        process.destroy();
    }
}
