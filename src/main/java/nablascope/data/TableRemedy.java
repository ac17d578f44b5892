package nablascope.data;

import java.util.List;
import nablascope.experiment.Phrase;

/**
 * What one can choose to do about a table that is refused as it is; whatever is done is told of with the data. Of what to
 * do about gaps one is chosen.
 */
public enum TableRemedy {
    /** Rows with an empty cell are left out. */
    LEAVE_OUT_ROWS,
    /** Empty cells of features become their column's mean; rows without a target are left out. */
    FILL_WITH_MEANS,
    /** Columns with a cell that is text are no features. */
    LEAVE_OUT_TEXT;

    /** Those that are about an error; empty: the file must be changed. */
    public static List<TableRemedy> of(InvalidDataException error) {
        return of(error.phrase());
    }

    /** Whether both are about gaps. */
    public boolean excludes(TableRemedy other) {
        return this != LEAVE_OUT_TEXT && other != LEAVE_OUT_TEXT;
    }

    private static List<TableRemedy> of(Phrase phrase) {
        if (phrase.wording() instanceof TableFault fault) {
            List<TableRemedy> remedies = of(fault);
            if (!remedies.isEmpty()) {
                return remedies;
            }
        }
        return phrase.gaps().stream()
                .filter(Phrase.class::isInstance)
                .flatMap(inner -> of((Phrase) inner).stream())
                .toList();
    }

    private static List<TableRemedy> of(TableFault fault) {
        return switch (fault) {
            case EMPTY_CELL, NO_VALUE -> List.of(LEAVE_OUT_ROWS, FILL_WITH_MEANS);
            case EMPTY_CELLS -> List.of(FILL_WITH_MEANS);
            case EMPTY_TARGET, NO_TARGET -> List.of(LEAVE_OUT_ROWS);
            case NO_NUMBER -> List.of(LEAVE_OUT_TEXT);
            default -> List.of();
        };
    }
}
