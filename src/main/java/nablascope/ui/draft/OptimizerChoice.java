package nablascope.ui.draft;

import nablascope.experiment.DataSpec;
import nablascope.experiment.Knobs;
import nablascope.experiment.OptimizerSpec;

/** The update rule that somebody's own rows begin with. */
public final class OptimizerChoice {
    private static final OptimizerSpec FOR_CLASSES = OptimizerSpec.of(OptimizerSpec.Type.SGD, 0.1);

    /** Quantities may be of any size: Adam's steps do not depend on that, where plain descent explodes. */
    private static final OptimizerSpec FOR_QUANTITIES = OptimizerSpec.of(OptimizerSpec.Type.ADAM, 0.01);

    private OptimizerChoice() {}

    /** @param classes whether a table's targets are classes; else they are quantities */
    public static OptimizerSpec forTable(boolean classes) {
        return classes ? FOR_CLASSES : FOR_QUANTITIES;
    }

    /**
     * The present knobs for another draft. A rule that is still a proposal becomes the one for what is now learned of a
     * table; one that somebody chose stays.
     */
    public static Knobs follow(Knobs present, Draft before, Draft now) {
        OptimizerSpec rule = present.optimizer();
        boolean proposed = rule.equals(FOR_CLASSES) || rule.equals(FOR_QUANTITIES);
        return proposed && now.data() instanceof DataSpec.Csv table && !learnsTheSame(before, now)
                ? present.withOptimizer(forTable(LossChoice.learnsClasses(table, now.loss())))
                : present;
    }

    private static boolean learnsTheSame(Draft before, Draft now) {
        return before.data() instanceof DataSpec.Csv one
                && now.data() instanceof DataSpec.Csv other
                && one.path().equals(other.path())
                && before.folder().equals(now.folder())
                && one.target().equals(other.target())
                && LossChoice.learnsClasses(one, before.loss()) == LossChoice.learnsClasses(other, now.loss());
    }
}
