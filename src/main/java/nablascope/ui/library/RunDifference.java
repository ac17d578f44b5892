package nablascope.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nablascope.experiment.Experiment;
import nablascope.experiment.ScheduledChange;
import nablascope.library.ConfigDiff;

/**
 * In what two runs differ.
 *
 * @param steps of the changes of knobs, in order; -1: the two made it at different ones, which is among the differences
 */
record RunDifference(List<ConfigDiff> diffs, List<Long> steps) {
    private static final Pattern STEP = Pattern.compile("schedule\\[\\d+]\\.step");

    static RunDifference of(Experiment left, Experiment right) {
        boolean leftLonger = left.schedule().size() > right.schedule().size();
        List<ScheduledChange> longer = (leftLonger ? left : right).schedule();
        List<ScheduledChange> shorter = (leftLonger ? right : left).schedule();
        List<Long> steps = new ArrayList<>();
        for (int i = 0; i < longer.size(); i++) {
            long step = longer.get(i).step();
            boolean same = i >= shorter.size() || shorter.get(i).step() == step;
            steps.add(same ? step : -1L);
        }
        // The step of a change that only one of them has stands beside the change.
        List<ConfigDiff> diffs = ConfigDiff.of(left, right).stream()
                .filter(diff -> !STEP.matcher(diff.path()).matches() || (diff.left() != null && diff.right() != null))
                .toList();
        return new RunDifference(diffs, steps);
    }
}
