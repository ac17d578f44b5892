package nablascope.train;

import nablascope.experiment.Wording;

/** Why a model cannot train on the data that were loaded; to be read after the key. */
enum TrainingFault implements Wording {
    INPUT_WIDTH("is {0}; the data have {1} features"),
    OUTPUT_WIDTH("is {0}; the data need {1}"),
    TIME_STEPS("answers {0} times per row; the data have {1} targets each"),
    SINGLE_ROW_LEFT("is {0}, which leaves a batch of 1 of the {1} training rows; batch normalisation needs at"
            + " least 2: take another size"),
    NO_TENSOR("is no tensor of the model; they are {0}"),
    TENSOR_SIZE("has {0} numbers; the model needs {1}"),
    TOO_MANY_PARAMETERS("has {0} parameters, which take about {1} GB to train, and this program may use {2} GB;"
            + " make its layers narrower");

    private final String pattern;

    TrainingFault(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
