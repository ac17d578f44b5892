package nablascope.ui.structure;

import java.util.Locale;
import nablascope.experiment.DataSpec;

/** The data sets on offer. */
public enum DataSource {
    DIGITS,
    IRIS,
    SPIRALS,
    MOONS,
    CIRCLES,
    XOR,
    BLOBS,
    PLANE,
    SINE,
    /** The image files that somebody imported. */
    MNIST,
    /** What the experiment file brought along. */
    OWN;

    /** Made by a formula, so that rows and noise can be chosen. */
    boolean generated() {
        return switch (this) {
            case SPIRALS, MOONS, CIRCLES, XOR, BLOBS, PLANE, SINE -> true;
            case DIGITS, IRIS, MNIST, OWN -> false;
        };
    }

    boolean bundled() {
        return this == DIGITS || this == IRIS;
    }

    /** Whether it needs no file beyond the program's own. */
    boolean alwaysThere() {
        return generated() || bundled();
    }

    /** The name in the experiment file. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where an experiment's data come from. */
    static DataSource of(DataSpec spec) {
        return switch (spec) {
            case DataSpec.Bundled bundled -> named(bundled.name());
            case DataSpec.Generated generated -> named(generated.name());
            case DataSpec.Idx idx when idx.asSequence() == DataSpec.Idx.Sequence.NONE -> MNIST;
            default -> OWN;
        };
    }

    private static DataSource named(String name) {
        for (DataSource source : values()) {
            if (source.alwaysThere() && source.id().equals(name)) {
                return source;
            }
        }
        return OWN;
    }
}
