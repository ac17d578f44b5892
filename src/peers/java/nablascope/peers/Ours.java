package nablascope.peers;

import java.io.IOException;
import nablascope.bench.Models;

/** NablaScope's turn. */
final class Ours {
    private Ours() {}

    public static void main(String[] args) throws IOException {
        Turn.serve("NablaScope", name -> Models.of(name)::step);
    }
}
