package nablascope.experiment;

/** What can be wrong with one value of an experiment, and what would be right; to be read after its key. */
public enum ValueFault implements Wording {
    NEGATIVE("is {0}; it must be a finite number of at least 0"),
    NOT_FINITE("is {0}; it must be a finite number"),
    NOT_POSITIVE("is {0}; it must be a finite number above 0"),
    OUTSIDE("is {0}; it must lie between {1} and {2}"),
    OUTSIDE_HALF_OPEN("is {0}; it must be at least {1} and below {2}"),
    NOT_WHOLE("is {0}; it must be a whole number between {1} and {2}"),

    NO_NUMBER("is {0}; it must be a finite number, without quotes"),
    NO_FLAG("is {0}; it must be true or false, without quotes"),
    NO_TEXT("is {0}; it must be a text in quotes"),
    NO_LIST("is {0}; it must be a list [ … ]"),
    NO_OBJECT("is {0}; it must be an object { … }"),
    MISSING("is missing; add it"),
    NULL("is null; give it a value"),
    TOO_LONG("is longer than {0} characters; shorten it"),

    UNKNOWN_KEY("is no known key; did you mean {0}? Known here are {1}"),
    UNKNOWN_WORD("is {0}; did you mean {1}? Known here are {2}"),
    NO_WORD("is {0}; Known here are {1}"),
    UNKNOWN_NAME("is \"{0}\"; known are {1}"),
    NOT_A_KNOB("cannot change while training; did you mean {0}?"
            + " Only optimizer.*, regularization.*, clip.* and model.dropout can"),

    NO_NUMBERS("is empty or has an empty row; give it numbers"),
    TOO_DEEP("is nested too deeply"),
    TOO_MANY_NUMBERS("has more numbers than fit into one array"),
    RAGGED("has {0} entries where {1} has {2}; make all rows equally long"),
    TOO_LARGE_FOR_FLOAT("has {0}, too large for a 32-bit number (at most 3.4e38)"),
    TOO_LARGE_FOR_DOUBLE("has the number {0}, too large for a 64-bit number"),
    NO_PAIR("has {0} numbers; give two, [ x, y ]"),
    NO_MASK("has {0}; a mask is made of 0 and 1"),
    UNKNOWN_NORM("is {0}; it must be 1, 2 or \"inf\""),
    EXACT_METHOD("is \"exact\", which this program does not have; use \"{0}\", whose error shrinks with r"),

    PATH("is {0}, {1}; put the file beside the experiment and give its name relative to it"),
    EMPTY_PATH("an empty path"),
    ABSOLUTE_PATH("an absolute path"),
    ADDRESS("an address or a drive"),
    BACKSLASHES("a path with backslashes"),
    CONTROL_CHARACTERS("a path with control characters"),
    LEAVING_PATH("a path that leaves the folder"),
    NO_SHA256("is {0}; a SHA-256 is 64 digits 0-9 and a-f in lower case"),

    A_TEXT("{0}, a text"),
    A_LIST("a list of {0}"),
    AN_OBJECT("an object with {0} keys"),
    AN_OBJECT_OF_ONE("an object with 1 key");

    private final String pattern;

    ValueFault(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
