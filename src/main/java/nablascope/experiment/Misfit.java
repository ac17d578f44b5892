package nablascope.experiment;

/** Parts of an experiment that do not fit each other, and how to make them fit; to be read after the key. */
public enum Misfit implements Wording {
    SURFACE_WITH_DATA("is not \"none\", but a surface has no data; leave data out"),
    NO_DATA("is \"none\", but this model needs data; choose a source"),
    SURFACE_WITH_LOSS("is given, but a surface is its own loss; leave loss out"),
    NO_LOSS("is \"output\", which only a surface has; choose mse or cross_entropy"),
    NO_EVALUATION("watches the evaluations; add \"evaluation\": {\"every\": 100}"),
    TOO_MANY_PARAMETERS("has {0} parameters, which take {1} GB to train; make its layers narrower, up to {2} parameters"
            + " in all"),

    FLAT_FEATURES("is a list of numbers; it must be [row][feature] or [row][time][feature]"),
    INPUT_WIDTH("is {0}, but data.x has {1} features; make them equal"),
    ROW_COUNT("has {0} rows, but data.x has {1}; make them equal"),
    CLASS_DIMENSIONS("has {0} dimensions; this loss and model need {1} class numbers"),
    VALUE_DIMENSIONS("has {0} dimensions; this loss and model need {1} numbers"),
    TIME_STEPS("has {0} time steps, but data.x has {1}"),
    OUTPUT_WIDTH("has {0} outputs, but data.y has {1} per row; make them equal"),
    NO_CLASS("is {0}; with cross_entropy and {1} outputs it must be a class number from 0 to {2}"),

    NO_SUCH_ROW("asks for row {0}, but data.x has rows 0 to {1}"),
    SINGLE_ROW("has one row, which batch normalisation cannot scale; give it at least two"),
    TOO_FEW_BATCHES("has {0} batches for {1} steps; give one for each step"),

    NO_TENSOR("is no tensor of this model; did you mean {0}?"),
    TENSOR_SHAPE("has the shape {0}; this model needs {1}"),
    TENSOR_MISSING("is missing; give every tensor of the model, or none"),

    NO_LAYER("is empty; give at least one layer"),
    RESIDUAL_WIDTH("adds {0} to {1}; a residual block must keep its width"),
    OUTPUTS("{0} outputs"),
    OUTPUTS_PER_STEP("{0} outputs per time step"),
    INPUTS("{0} inputs"),
    INPUTS_PER_STEP("{0} inputs per time step"),
    NO_TIME_STEPS("is recurrent, but what reaches it has no time steps; give it data [row][time][feature], and the"
            + " layers before it \"output\": \"all\""),

    NESTEROV("is {0}; with nesterov it must be 0"),
    LEARNING_RATE_SCHEDULE("is one for learning rates; it must be constant, step or cosine"),
    NO_TARGET("is empty; name at least one column"),
    SAID_TWICE("says the same as data.scaling; remove one of them");

    private final String pattern;

    Misfit(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
