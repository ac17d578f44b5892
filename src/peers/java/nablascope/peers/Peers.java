package nablascope.peers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The same training steps, with the norms of all tensors and clipping, in NablaScope, in PyTorch from Python, in JAX, in
 * ConvNetJS and in DJL with its PyTorch engine, in turns of half a second, so that a busy machine slows all of them
 * alike, each on as many cores as threads. Writes the medians and their ratios to {@code target/benchmarks/peers.md}:
 *
 * <pre>{@code mvn -q -Ppeers process-test-classes -Dpeers.python=python3}</pre>
 *
 * <p>What is not there (a Python with torch or with jax, Node with convnetjs in its NODE_PATH, DJL's native library for
 * this machine) is left out, and the table says so. The peers measure norms of gradients and weights only; ours also
 * those of updates and of all layers' signals.
 */
public final class Peers {
    private static final List<String> MODELS = List.of(
            "2-8-8-1 b10",
            "2-20x32-1 b32",
            "64-64-10 b32",
            "784-128-10 b64",
            "784-512-512-10 b128",
            "784-128-10 b64 pictures",
            "784-512-512-10 b128 pictures",
            "RNN 64 T50 b32",
            "LSTM 64 T50 b32");
    private static final int ROUNDS = 7;
    private static final double SECONDS = 0.5;
    /** On one core Java needs that long until the smallest model is compiled. */
    private static final double WARM_UP = 10;
    /** Those that the program starts itself with. */
    private static final List<String> OPTIONS =
            List.of("@src/main/launch/jvm.options", "@src/main/launch/launcher.options");

    /** Else DJL asks its maker's server which native library to take. */
    private static final List<String> DJL_OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseCompactObjectHeaders", "-Dai.djl.offline=true");

    private static final Path FOLDER = Path.of("target", "benchmarks");

    private Peers() {}

    /** @param args the Python to ask for torch and jax, then numbers of threads */
    public static void main(String[] args) throws IOException {
        Files.createDirectories(FOLDER);
        List<String> report = new ArrayList<>();
        for (String threads : Arrays.asList(args).subList(1, args.length)) {
            report.addAll(run(args[0], Integer.parseInt(threads)));
        }
        Files.write(FOLDER.resolve("peers.md"), report);
        report.forEach(System.out::println);
    }

    private static List<String> run(String python, int threads) throws IOException {
        List<String> report = new ArrayList<>();
        report.add("Threads: " + threads + ". Median µs per step of " + ROUNDS + " turns; in brackets the peer's"
                + " multiple of NablaScope's time.");
        List<Peer> peers = new ArrayList<>();
        try {
            start("NablaScope", java("nablascope.peers.Ours", threads, OPTIONS), threads, peers, report);
            start("PyTorch", script(python, "torch_peer.py", threads), threads, peers, report);
            start("JAX", script(python, "jax_peer.py", threads), threads, peers, report);
            start("ConvNetJS", List.of("node", "src/peers/js/convnet_peer.js"), threads, peers, report);
            start("DJL", java("nablascope.peers.Djl", threads, DJL_OPTIONS), threads, peers, report);
            report.add("");
            report.add("| model | "
                    + String.join(" | ", peers.stream().map(Peer::name).toList()) + " |");
            report.add("|---".repeat(peers.size() + 1) + "|");
            for (String model : MODELS) {
                report.add(row(model, peers));
            }
            report.add("");
        } finally {
            peers.forEach(Peer::close);
        }
        return report;
    }

    private static void start(String name, List<String> command, int threads, List<Peer> peers, List<String> report)
            throws IOException {
        File errors = FOLDER.resolve("peers-" + name.toLowerCase(Locale.ROOT) + ".log")
                .toFile();
        Peer peer = Peer.start(command, threads, errors);
        if (peer == null) {
            report.add("Left out: " + name + ", because `" + command.getFirst() + "` did not get it ready; " + errors
                    + " says why.");
        } else {
            peers.add(peer);
        }
    }

    private static List<String> java(String program, int threads, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "--add-modules=jdk.incubator.vector",
                "-Dai.djl.pytorch.num_threads=" + threads,
                "-Dai.djl.pytorch.num_interop_threads=1",
                "-cp",
                System.getProperty("java.class.path"),
                program,
                Integer.toString(threads)));
        return command;
    }

    private static List<String> script(String python, String name, int threads) {
        Path path = Path.of("src", "peers", "python", name);
        return List.of(python, path.toString(), Integer.toString(threads));
    }

    private static String row(String model, List<Peer> peers) throws IOException {
        double[][] times = new double[peers.size()][ROUNDS];
        for (Peer peer : peers) {
            peer.microseconds(model, WARM_UP);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < peers.size(); i++) {
                times[i][round] = peers.get(i).microseconds(model, SECONDS);
            }
        }
        StringBuilder row = new StringBuilder("| " + model + " | ");
        double ours = median(times[0]);
        row.append(String.format(Locale.ROOT, "%.2f |", ours));
        for (int i = 1; i < times.length; i++) {
            double peer = median(times[i]);
            row.append(Double.isNaN(peer) ? " – |" : String.format(Locale.ROOT, " %.1f (%.1f×) |", peer, peer / ours));
        }
        System.err.println(row);
        return row.toString();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
