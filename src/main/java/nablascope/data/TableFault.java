package nablascope.data;

import nablascope.experiment.Wording;

/** Why a table cannot be used and what to do about it; to be read after its name or the place in it. */
enum TableFault implements Wording {
    /** File and line, then what is wrong there. */
    AT_LINE("{0}, line {1} {2}"),
    /** File, line and column, then what is wrong with the cell. */
    AT_CELL("{0}, line {1}, column {2}: {3}"),
    AT_COLUMN("{0}, column {1}: {2}"),

    EMPTY("is empty. Export it again."),
    BYTE_0("{0}, near line {1}: a byte 0, so this is not text. Export it again as CSV."),
    PNG("is a PNG picture, not a table."),
    JPEG("is a JPEG picture, not a table."),
    GIF("is a GIF picture, not a table."),
    PDF("is a PDF document, not a table."),
    ZIP("is a spreadsheet or a zip archive. Save the sheet as CSV, or unpack the archive."),
    OLD_EXCEL("is a spreadsheet of the old Excel format. Save it as CSV."),
    GZIP("is packed with gzip. Unpack it first."),

    NO_HEADER("has no line with column names. Export it again."),
    NO_NAMES("has no names of columns. Add them."),
    NUMBERS_AS_NAMES("has numbers only where the names of the columns belong. Add a line with names."),
    SAME_NAME("has two columns named \"{0}\". Rename one."),
    FIELD_COUNT("has {0} of {1} fields. Add what is missing, or put text with separators in quotes."),
    NAMELESS_VALUE("has a value in column {0}, which has no name in the first line. Name it."),
    SYNTAX("{0}: {1}. Correct the line, or export the table again."),
    DECIMAL_AS_SEPARATOR("has the decimal mark as separator."),
    NO_ROWS("has names of columns but no row. Add rows."),
    NO_FEATURE("has no column besides the target. Is the separator \"{0}\" right?"),
    EMPTY_CELLS("has an empty cell in every row. Set \"missing\" to \"mean\"."),
    EMPTY_TARGETS("has no value of the target in any row. Choose another target."),

    SEVERAL_TARGETS("must be one column, because it names classes"),
    NO_COLUMN("names \"{0}\", which is no column of {1}; it has {2}"),
    FEATURE_IS_TARGET("has \"{0}\", which is a target"),
    ONE_CLASS("one class only, \"{0}\" in every row. A classifier needs two."),
    TOO_MANY_CLASSES(
            "more than {0} different classes. If these are numbers to be approximated, the task is regression."),

    EMPTY_CELL("the cell is empty. Fill it, or choose what to do about empty cells (\"missing\" in an"
            + " experiment file: \"drop-row\" or \"mean\")."),
    EMPTY_TARGET(
            "the cell is empty. Fill it, or leave such rows out (\"missing\": \"drop-row\", or \"mean\", which fills in"
                    + " features only)."),
    NO_VALUE("\"{0}\" stands for no value. Put one in, or choose what to do about empty cells (\"missing\" in an"
            + " experiment file: \"drop-row\" or \"mean\")."),
    NO_TARGET("\"{0}\" stands for no value. Put one in, or leave such rows out (\"missing\": \"drop-row\", or \"mean\","
            + " which fills in features only)."),
    TOO_LARGE("\"{0}\" is too large for a 32-bit number. Divide the column by a power of ten."),
    NOT_FINITE("\"{0}\" is not a finite number. Remove the row, or leave the cell empty and say what to do in"
            + " \"missing\"."),
    FORMULA("\"{0}\" is a formula. Save the values instead."),
    PERCENTAGE("\"{0}\" is a percentage. Write it as a plain number."),
    TYPOGRAPHIC_MINUS("\"{0}\" has a typographic minus (U+2212). Write -."),
    OTHER_DIGITS("\"{0}\" has digits other than 0 to 9. Write those."),
    OTHER_DECIMAL_MARK("\"{0}\" is not a number with the decimal mark \"{1}\". Remove separators of thousands, or set"
            + " \"decimal\"."),
    NO_NUMBER("\"{0}\" is not a number. Correct it, or leave the column out of the features.");

    private final String pattern;

    TableFault(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
