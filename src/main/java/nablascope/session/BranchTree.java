package nablascope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was trained since the last restart; an immutable snapshot.
 *
 * @param branches each followed by its own branches
 * @param present number of the one that the session stands in, at its end or before
 * @param dropped how many were let go for their memory
 * @param discarded those that somebody discarded and that may still come back, in that order
 */
public record BranchTree(List<Branch> branches, int present, int dropped, List<Branch> discarded) {
    public BranchTree {
        branches = List.copyOf(branches);
        discarded = List.copyOf(discarded);
    }

    /** The branch of a number; empty if there is none any more. */
    public Optional<Branch> find(int number) {
        return branches.stream().filter(branch -> branch.number() == number).findFirst();
    }

    /** Steps at which a branch left another, or those that it left others before; the last first. */
    public List<Long> partings(Branch branch) {
        List<Long> steps = new ArrayList<>();
        Optional<Branch> at = Optional.of(branch);
        while (at.isPresent()) {
            Branch.Difference left = at.get().difference();
            if (left != null) {
                steps.add(left.step());
            }
            at = left == null ? Optional.empty() : find(left.from());
        }
        return steps;
    }
}
