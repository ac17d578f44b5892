package nablascope.race;

import java.io.Serial;
import java.util.Locale;

/** A race that would not fit into memory. */
public final class RaceTooLargeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int fitting;

    RaceTooLargeException(double needed, double available, int fitting) {
        super(String.format(
                Locale.ROOT, "The race needs about %.1f GB and may use %.1f GB", needed / 1e9, available / 1e9));
        this.fitting = fitting;
    }

    /** About how many seeds would fit; 0: not even one. */
    public int fitting() {
        return fitting;
    }
}
