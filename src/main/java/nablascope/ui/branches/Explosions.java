package nablascope.ui.branches;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import nablascope.session.Branch;
import nablascope.session.BranchTree;
import nablascope.session.SessionEvent.Explosion;

/** Where the branches of a run exploded, as told while they were trained. JavaFX thread. */
final class Explosions {
    private final Map<Integer, NavigableMap<Long, Explosion>> byBranch = new HashMap<>();

    void clear() {
        byBranch.clear();
    }

    void add(Explosion explosion) {
        byBranch.computeIfAbsent(explosion.circumstances().branch(), _ -> new TreeMap<>())
                .put(explosion.step(), explosion);
    }

    /** Whether it exploded after it left another. */
    boolean of(int branch) {
        return byBranch.containsKey(branch);
    }

    /** Those before a step in the past of a branch, which includes what it shares with the branches it left. */
    List<Explosion> before(long end, Branch branch, BranchTree tree) {
        if (byBranch.isEmpty()) {
            return List.of();
        }
        NavigableMap<Long, Explosion> past = new TreeMap<>();
        long until = end;
        Branch at = branch;
        while (at != null) {
            past.putAll(byBranch.getOrDefault(at.number(), new TreeMap<>()).headMap(until, false));
            Branch.Difference left = at.difference();
            until = left == null ? until : Math.min(until, left.step());
            at = left == null ? null : tree.find(left.from()).orElse(null);
        }
        return List.copyOf(past.values());
    }
}
