package nablascope.nn;

import nablascope.experiment.Wording;

/** What a network cannot do with an experiment, seen while it is built or run; to be read after the key. */
enum NetworkFault implements Wording {
    SINGLE_ROW_LEFT("leaves a training batch of 1 row; batch normalisation ({0}) needs at least 2 rows"),
    NO_MASK("has no mask of {0} elements for step {1}"),
    RESIDUAL_WIDTH("is a residual block of width {0} whose branch ends at width {1}");

    private final String pattern;

    NetworkFault(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
