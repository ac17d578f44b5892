package nablascope.peers;

import java.io.IOException;
import nablascope.bench.Models;

/** NablaScope's turn. */
final class Ours {
    private Ours() {}

    /** @param args how many threads may compute */
    public static void main(String[] args) throws IOException {
        int threads = Integer.parseInt(args[0]);
        Turn.serve("NablaScope", name -> Models.of(name, threads)::step);
    }
}
