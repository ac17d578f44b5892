package nablascope.session;

import java.util.ArrayList;
import java.util.List;
import nablascope.train.Checkpoint;

/**
 * The checkpoints of one run, ordered by their steps. Where they outgrow their budget the one that is missed least goes:
 * the older a step, the wider the gaps around it may be. The first one and the newest always stay. Engine thread.
 */
final class Checkpoints {
    /** Bytes in all; the first and the newest checkpoint are kept however large. */
    private static final long BUDGET = 128L << 20;

    private static final int MOST = 256;

    private final List<Checkpoint> kept = new ArrayList<>();
    private long bytes;

    /** Keeps one more, of a later step than all before; the same step again changes nothing. */
    void add(Checkpoint checkpoint) {
        if (!kept.isEmpty() && kept.getLast().steps() >= checkpoint.steps()) {
            return;
        }
        kept.add(checkpoint);
        bytes += checkpoint.bytes();
        while ((bytes > BUDGET || kept.size() > MOST) && kept.size() > 2) {
            bytes -= kept.remove(leastMissed()).bytes();
        }
    }

    /** The latest after at most so many steps. */
    Checkpoint before(long steps) {
        for (int i = kept.size() - 1; i > 0; i--) {
            if (kept.get(i).steps() <= steps) {
                return kept.get(i);
            }
        }
        return kept.getFirst();
    }

    /** Those that another run which leaves this one after so many steps has too. */
    Checkpoints until(long steps) {
        Checkpoints shared = new Checkpoints();
        kept.stream().filter(c -> c.steps() <= steps).forEach(shared::add);
        return shared;
    }

    List<Checkpoint> all() {
        return List.copyOf(kept);
    }

    int size() {
        return kept.size();
    }

    private int leastMissed() {
        long now = kept.getLast().steps();
        int least = 1;
        double leastMiss = Double.POSITIVE_INFINITY;
        for (int i = 1; i < kept.size() - 1; i++) {
            double gap = (double) kept.get(i + 1).steps() - kept.get(i - 1).steps();
            double miss = gap / Math.sqrt((double) now - kept.get(i).steps() + 1);
            if (miss < leastMiss) {
                leastMiss = miss;
                least = i;
            }
        }
        return least;
    }
}
