package nablascope.ui.draft;

import nablascope.experiment.DataSpec;
import nablascope.experiment.Experiment;
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
     * The present knobs for another draft. Once classes of a table are learned instead of quantities, or the first table
     * at all, a rule that is one of the proposals becomes the one for that; any other stays, as does one whose numbers
     * the experiment itself turns later.
     *
     * @param before what the draft replaces
     */
    public static Knobs follow(Knobs present, Experiment before, Draft now) {
        OptimizerSpec rule = present.optimizer();
        boolean proposed = rule.equals(FOR_CLASSES) || rule.equals(FOR_QUANTITIES);
        if (!proposed || !before.schedule().isEmpty() || !(now.data() instanceof DataSpec.Csv table)) {
            return present;
        }
        boolean classes = LossChoice.learnsClasses(table, now.loss());
        boolean asBefore = before.data() instanceof DataSpec.Csv other
                && LossChoice.learnsClasses(other, before.loss()) == classes;
        return asBefore ? present : present.withOptimizer(forTable(classes));
    }
}
