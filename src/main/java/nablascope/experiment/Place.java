package nablascope.experiment;

/** Where something is wrong: the parts that a complaint begins with. */
public enum Place implements Wording {
    /** A key or a file, then what is wrong with it. */
    KEY("{0} {1}"),
    /** A place in words, then what is wrong there. */
    AT("{0} {1}"),
    IN_FILE("{0}: {1}"),
    THE_FILE("The file"),
    THIS("This"),
    LINE("line {0}"),
    LINE_AND_COLUMN("line {0}, column {1}"),
    LENGTH("{0}'s length"),
    QUESTIONS("questions' number");

    private final String pattern;

    Place(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
