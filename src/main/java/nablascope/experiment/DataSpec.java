package nablascope.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the rows come from. Paths are relative to the experiment file's folder. */
public sealed interface DataSpec {

    /** How features are scaled, with statistics of the training rows only. */
    enum Scaling {
        NONE,
        MIN_MAX,
        STANDARDIZE
    }

    /** Share of rows kept aside for validation, 0 to 0.9. */
    double testFraction();

    /** The scaling of the features. */
    Scaling scaling();

    /** Whether there are paths in it, so that it takes the folder that they are relative to. */
    default boolean needsFiles() {
        return switch (this) {
            case Csv _, Idx _, Cifar10 _ -> true;
            case None _, Inline _, Bundled _, Generated _ -> false;
        };
    }

    /**
     * Rows written in the file.
     *
     * @param x [row][feature] or [row][time][feature]
     * @param y [row] class number, or [row][output], or [row][time][output]
     */
    record Inline(NumberArray x, NumberArray y) implements DataSpec {
        @Override
        public double testFraction() {
            return 0;
        }

        @Override
        public Scaling scaling() {
            return Scaling.NONE;
        }
    }

    /** No data at all, for a {@link ModelSpec.Surface}. */
    record None() implements DataSpec {
        @Override
        public double testFraction() {
            return 0;
        }

        @Override
        public Scaling scaling() {
            return Scaling.NONE;
        }
    }

    /** A data set that comes with the program ({@code digits}, {@code iris}). */
    record Bundled(String name, double testFraction, Scaling scaling) implements DataSpec {
        public static final List<String> NAMES = List.of("digits", "iris");

        public Bundled {
            if (!NAMES.contains(name)) {
                throw new InvalidExperimentException("data.name", ValueFault.UNKNOWN_NAME.with(name, NAMES));
            }
            checkFraction(testFraction);
        }
    }

    /**
     * Rows made by a formula from the experiment's seed.
     *
     * @param name one of {@link #NAMES}
     * @param noise standard deviation of the noise, in the units of the formula
     * @param classes number of classes, where the formula has a choice
     * @param features number of features, where the formula has a choice
     * @param timeSteps length of the sequences, for sequence tasks
     */
    record Generated(
            String name,
            int rows,
            double noise,
            int classes,
            int features,
            int timeSteps,
            double testFraction,
            Scaling scaling)
            implements DataSpec {
        public static final List<String> NAMES = List.of(
                "blobs",
                "moons",
                "circles",
                "spirals",
                "xor",
                "plane",
                "sine",
                "adding",
                "copy-memory",
                "temporal-order");

        public Generated {
            if (!NAMES.contains(name)) {
                throw new InvalidExperimentException("data.name", ValueFault.UNKNOWN_NAME.with(name, NAMES));
            }
            Check.within("data.rows", (long) rows, 1, 10_000_000);
            Check.nonNegative("data.noise", noise);
            Check.within("data.classes", (long) classes, 2, 1000);
            Check.within("data.features", (long) features, 1, 10_000);
            Check.within("data.timeSteps", (long) timeSteps, 1, 10_000);
            checkFraction(testFraction);
        }

        /** Without noise, two classes or features, sequences of 20 steps, every row for training: the file's defaults. */
        public static Generated of(String name, int rows) {
            return new Generated(name, rows, 0, 2, 2, 20, 0, Scaling.NONE);
        }
    }

    /** A table. */
    record Csv(
            String path,
            @Nullable String sha256,
            List<String> target,
            @Nullable List<String> features,
            @Nullable Boolean classification,
            @Nullable Character separator,
            char decimal,
            Missing missing,
            double testFraction,
            Scaling scaling)
            implements DataSpec {

        /** What to do with a cell that is empty, or has a word for no value. */
        public enum Missing {
            REFUSE,
            DROP_ROW,
            /** Fills in features; a row without a target is left out. */
            MEAN
        }

        public Csv {
            target = List.copyOf(target);
            features = features == null ? null : List.copyOf(features);
            checkFraction(testFraction);
        }
    }

    /** MNIST's format, plain or gzipped. */
    record Idx(
            String images,
            String labels,
            List<String> sha256,
            int limit,
            Sequence asSequence,
            double testFraction,
            Scaling scaling)
            implements DataSpec {

        /** Whether an image is one row, or a sequence of its rows or pixels. */
        public enum Sequence {
            NONE,
            ROWS,
            PIXELS
        }

        public Idx {
            sha256 = List.copyOf(sha256);
            Check.within("data.limit", (long) limit, 1, Integer.MAX_VALUE);
            checkFraction(testFraction);
        }
    }

    /** The binary version of CIFAR-10. */
    record Cifar10(List<String> files, int limit, double testFraction, Scaling scaling) implements DataSpec {
        public Cifar10 {
            files = List.copyOf(files);
            Check.within("data.limit", (long) limit, 1, Integer.MAX_VALUE);
            checkFraction(testFraction);
        }
    }

    private static void checkFraction(double fraction) {
        Check.within("data.testFraction", fraction, 0, 0.9);
    }
}
