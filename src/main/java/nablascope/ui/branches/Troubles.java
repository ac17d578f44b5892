package nablascope.ui.branches;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import nablascope.session.Branch;
import nablascope.session.BranchTree;
import nablascope.session.SessionEvent.Trouble;
import org.jspecify.annotations.Nullable;

/** Where the branches of a run went wrong, as told while they were trained. JavaFX thread. */
final class Troubles {
    private final Map<Integer, NavigableMap<Long, Trouble>> byBranch = new HashMap<>();

    void clear() {
        byBranch.clear();
    }

    void add(Trouble trouble) {
        byBranch.computeIfAbsent(trouble.circumstances().branch(), _ -> new TreeMap<>())
                .put(trouble.step(), trouble);
    }

    /** The last one after it left another; null: none. */
    @Nullable
    Trouble last(int branch) {
        NavigableMap<Long, Trouble> own = byBranch.get(branch);
        return own == null ? null : own.lastEntry().getValue();
    }

    /** Those before a step in the past of a branch, which includes what it shares with the branches it left. */
    List<Trouble> before(long end, Branch branch, BranchTree tree) {
        if (byBranch.isEmpty()) {
            return List.of();
        }
        NavigableMap<Long, Trouble> past = new TreeMap<>();
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
