package nablascope.experiment;

/** Why a file is no experiment that can be read, and what to do about it; to be read after the place in it. */
public enum FileFault implements Wording {
    NO_FILE("is no file; choose an experiment file"),
    NOT_AN_OBJECT("holds {0}; an experiment is an object { … }"),
    NO_FORMAT("is missing; an experiment file says \"format\": \"{0}\""),
    OTHER_FORMAT("is {0}; an experiment file says \"format\": \"{1}\""),
    OTHER_VERSION("is {0}; this program reads version {1}"),
    NEWER_VERSION("is {0}; this program reads version {1}: get a newer NablaScope, or save the file as version 1"),

    BEYOND_LIMITS("goes beyond the limits of an experiment file (nesting 64 deep, texts of 1 MiB, numbers of 64 digits,"
            + " 256 MiB in all); shorten it"),
    DUPLICATE_KEY("has a key that is already there; remove one of the two"),
    COMMENT("has a comment, which JSON does not have; move the words into \"description\""),
    NOT_FINITE("has a number that is not finite, which JSON does not have; use a finite one"),
    NOT_UTF_8("is not valid UTF-8; save the file in UTF-8"),
    CUT_OFF("ends in the middle of the experiment; get the whole file"),
    NO_JSON("is no valid JSON ({0}); correct it there"),
    MORE_TEXT("has more text after the end of the experiment; remove it"),

    EMPTY("is empty; choose another one"),
    BINARY("is binary; choose an experiment file, which is a text in JSON"),
    STARTS_WITH_COMMENT("begins with a comment, which JSON does not have; move the words into \"description\""),
    YAML("looks like YAML, which is not read here; save the experiment as JSON"),
    OTHER_START("begins with {0}; an experiment is JSON and begins with {"),
    JAVA_OBJECT("is a serialised Java object, which is never opened; choose an experiment file in JSON"),
    BYTE_ORDER_MARK("begins with a byte-order mark; save it as UTF-8 without byte-order mark"),
    UTF_16("begins with the byte-order mark of UTF-16; save it as UTF-8 without byte-order mark"),
    COMPRESSED("is compressed; unpack it first");

    private final String pattern;

    FileFault(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
