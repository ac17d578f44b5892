package nablascope.library;

import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.Phrase;
import nablascope.experiment.Wording;

/** What is wrong with a file of a kept run. */
public enum DamageFault implements Wording {
    MISSING("is missing"),
    EMPTY("is empty"),
    SHORTER("has {0} of its {1} bytes"),
    CUT("is damaged or was cut off"),
    CHANGED("is damaged or was changed by another program"),
    UNREADABLE("cannot be read: {0}"),
    NO_BEGIN("lacks its first line"),
    GAP("is change {0}, but change {1} is missing before it"),
    CHANGES_CUT("ends after {0} of {1} changes"),
    NOT_FITTING("does not fit the experiment: {0}"),
    STEPS_CUT("ends at step {0} of {1} done"),
    STEPS_LOST("lacks {0} steps in between"),
    OTHER_SERIES("names other series than {0}"),
    NO_HEADER("cannot be read without the header"),
    LATER_VERSION("was written by a later version of NablaScope"),
    NO_JSON("is no valid JSON"),
    OTHER("{0}"),

    /** A run, and all that keeps it from being trained again. */
    NO_REPLAY("{0} is damaged and cannot be trained again. {1}"),
    /** One damage, then the others. */
    AND("{0}; {1}"),
    LINE("{0} line {1}");

    private final String pattern;

    DamageFault(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String pattern() {
        return pattern;
    }

    /** Why a file could not be read. */
    static Phrase of(Exception error) {
        return switch (error) {
            case NoSuchFileException _ -> MISSING.with();
            case InvalidExperimentException e -> e.phrase();
            default -> of(String.valueOf(error.getMessage()));
        };
    }

    /** An exception carries words only: our own are recognised. */
    private static Phrase of(String words) {
        return Arrays.stream(values())
                .filter(fault -> fault.pattern.equals(words))
                .findFirst()
                .map(fault -> fault.with())
                .orElseGet(() -> OTHER.with(words));
    }
}
