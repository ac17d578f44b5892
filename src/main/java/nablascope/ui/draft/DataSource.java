package nablascope.ui.draft;

import java.util.Locale;
import nablascope.experiment.DataSpec;
import nablascope.experiment.DataSpec.Scaling;

/** The data sets on offer. */
public enum DataSource {
    DIGITS(Scaling.MIN_MAX),
    IRIS(Scaling.STANDARDIZE),
    SPIRALS(Scaling.STANDARDIZE),
    MOONS(Scaling.STANDARDIZE),
    CIRCLES(Scaling.STANDARDIZE),
    XOR(Scaling.STANDARDIZE),
    BLOBS(Scaling.STANDARDIZE),
    PLANE(Scaling.STANDARDIZE),
    SINE(Scaling.STANDARDIZE),
    TEMPORAL_ORDER(Scaling.NONE),
    ADDING(Scaling.NONE),
    COPY_MEMORY(Scaling.NONE),
    /** The image files that somebody imported. */
    MNIST(Scaling.NONE),
    /** What an experiment file brought along, or a data file. */
    OWN(Scaling.NONE);

    private static final double SHARE = 0.2;

    private final Scaling scaling;

    DataSource(Scaling scaling) {
        this.scaling = scaling;
    }

    /** Made by a formula, so that rows and noise can be chosen. */
    boolean generated() {
        return this != DIGITS && this != IRIS && this != MNIST && this != OWN;
    }

    /** Whether it needs no file beyond the program's own. */
    public boolean alwaysThere() {
        return this != MNIST && this != OWN;
    }

    /** Sequences, so that time steps can be chosen. */
    public boolean sequences() {
        return this == TEMPORAL_ORDER || this == ADDING || this == COPY_MEMORY;
    }

    /** The name in the experiment file. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the number of features can be chosen. */
    public boolean choosesFeatures() {
        return this == BLOBS || this == PLANE || this == XOR;
    }

    /** Whether the number of classes can be chosen. */
    public boolean choosesClasses() {
        return this == BLOBS || this == CIRCLES || this == SPIRALS;
    }

    /** What to begin with; for a source that is {@link #alwaysThere}. */
    DataSpec usual() {
        if (!generated()) {
            return new DataSpec.Bundled(id(), SHARE, scaling);
        }
        int classes = this == BLOBS ? 3 : 2;
        int features = this == SINE ? 1 : 2;
        int timeSteps = this == COPY_MEMORY ? 30 : 20;
        int rows = sequences() ? 1000 : 500;
        return new DataSpec.Generated(
                id(), rows, sequences() ? 0 : 0.1, classes, features, sequences() ? timeSteps : 1, SHARE, scaling);
    }

    /** Where an experiment's data come from. */
    public static DataSource of(DataSpec spec) {
        return switch (spec) {
            case DataSpec.Bundled bundled -> named(bundled.name());
            case DataSpec.Generated generated -> named(generated.name());
            case DataSpec.Idx _ -> MNIST;
            case DataSpec.Inline _, DataSpec.Csv _, DataSpec.Cifar10 _, DataSpec.None _ -> OWN;
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
