package nablascope.data;

import nablascope.experiment.Wording;

/** Why data cannot be used, whatever their format, and what to do about it. */
enum DataFault implements Wording {
    UNREADABLE("{0} cannot be read: {1}"),
    NO_FILE("{0}: there is no such file. Correct the path."),
    NO_FILE_IN("{0}: there is no such file in {1}. Copy it there or correct the path."),
    NOT_OPENED("{0} cannot be opened in {1}: {2}"),
    OUTSIDE("{0}: paths must be relative, with /, and stay below the experiment file's folder. Copy the file there."),
    OTHER_FILE("is not the file the experiment was made with: its SHA-256 is {0} instead of {1}. Get the original file,"
            + " or remove sha256 to use this one."),
    TOO_LARGE("{0}: {1} rows of {2} numbers need {3} GiB, and the program has {4} GiB in all. Take fewer rows."),
    ONE_HOT("One-hot targets"),
    BATCH("A batch of {0}"),
    EMPTY_FEATURE("{0}, column {1} is empty in every training row. Leave it out of \"features\"."),
    TARGETS_ARE_NUMBERS(
            "is cross_entropy, which needs classes, but the targets of {0} are numbers; choose mse, mae or huber"),
    TOO_SHORT("is {0}; {1} needs at least {2}"),

    NO_BATCH("is empty; leave it out or list row numbers"),
    EMPTY_BATCH("has no row in batch {0}"),
    NO_SUCH_ROW("has row {0} in batch {1}; rows are 0 to {2}"),

    FEATURE_DIMENSIONS("has {0} dimensions; it must be [row][feature] or [row][time][feature]"),
    NO_FEATURE("is empty; it must have a row with a number"),
    ROW_COUNT("must have as many rows as data.x, which has {0}"),
    CLASS_DIMENSIONS("must be [row] or [row][time] class numbers, because the loss is cross_entropy"),
    NO_CLASS("has {0} in row {1}; with cross_entropy it must be a class number from 0"),
    TIME_STEPS("has {0} time steps where data.x has {1}"),
    VALUE_DIMENSIONS("must be [row], [row][output] or [row][time][output] numbers");

    private final String pattern;

    DataFault(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
