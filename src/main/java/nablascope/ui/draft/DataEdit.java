package nablascope.ui.draft;

import nablascope.experiment.DataSpec;
import nablascope.experiment.DataSpec.Cifar10;
import nablascope.experiment.DataSpec.Csv;
import nablascope.experiment.DataSpec.Generated;
import nablascope.experiment.DataSpec.Idx;
import nablascope.experiment.DataSpec.Scaling;

/** Changes of one choice in what says where rows come from. */
public final class DataEdit {
    private DataEdit() {}

    /** Whether rows have time steps. */
    public static boolean sequences(DataSpec spec) {
        return switch (spec) {
            case Generated _ -> DataSource.of(spec).sequences();
            case Idx idx -> idx.asSequence() != Idx.Sequence.NONE;
            case DataSpec.Inline inline -> inline.x().dimensions() == 3;
            case DataSpec.Bundled _, Csv _, Cifar10 _, DataSpec.None _ -> false;
        };
    }

    /** Whether share and scaling have rows to act on. */
    public static boolean splits(DataSpec spec) {
        return !(spec instanceof DataSpec.Inline || spec instanceof DataSpec.None);
    }

    public static DataSpec withShare(DataSpec spec, double share) {
        return split(spec, share, spec.scaling());
    }

    public static DataSpec withScaling(DataSpec spec, Scaling scaling) {
        return split(spec, spec.testFraction(), scaling);
    }

    private static DataSpec split(DataSpec spec, double share, Scaling scaling) {
        return switch (spec) {
            case Idx d -> new Idx(d.images(), d.labels(), d.sha256(), d.limit(), d.asSequence(), share, scaling);
            case Csv d ->
                new Csv(
                        d.path(),
                        d.sha256(),
                        d.target(),
                        d.features(),
                        d.classification(),
                        d.separator(),
                        d.decimal(),
                        d.missing(),
                        share,
                        scaling);
            case Cifar10 d -> new Cifar10(d.files(), d.limit(), share, scaling);
            case Generated d ->
                new Generated(d.name(), d.rows(), d.noise(), d.classes(), d.features(), d.timeSteps(), share, scaling);
            case DataSpec.Bundled d -> new DataSpec.Bundled(d.name(), share, scaling);
            case DataSpec.Inline _, DataSpec.None _ -> spec;
        };
    }

    public static Generated withRows(Generated g, int rows) {
        return new Generated(
                g.name(), rows, g.noise(), g.classes(), g.features(), g.timeSteps(), g.testFraction(), g.scaling());
    }

    public static Generated withNoise(Generated g, double noise) {
        return new Generated(
                g.name(), g.rows(), noise, g.classes(), g.features(), g.timeSteps(), g.testFraction(), g.scaling());
    }

    public static Generated withClasses(Generated g, int classes) {
        return new Generated(
                g.name(), g.rows(), g.noise(), classes, g.features(), g.timeSteps(), g.testFraction(), g.scaling());
    }

    public static Generated withFeatures(Generated g, int features) {
        return new Generated(
                g.name(), g.rows(), g.noise(), g.classes(), features, g.timeSteps(), g.testFraction(), g.scaling());
    }

    public static Generated withTimeSteps(Generated g, int steps) {
        return new Generated(
                g.name(), g.rows(), g.noise(), g.classes(), g.features(), steps, g.testFraction(), g.scaling());
    }

    public static Idx withSequence(Idx d, Idx.Sequence sequence) {
        return new Idx(d.images(), d.labels(), d.sha256(), d.limit(), sequence, d.testFraction(), d.scaling());
    }

    /** The most rows that are read; of data that have such a limit. */
    public static int limit(DataSpec spec) {
        return switch (spec) {
            case Idx idx -> idx.limit();
            case Cifar10 cifar -> cifar.limit();
            default -> Integer.MAX_VALUE;
        };
    }

    public static DataSpec withLimit(DataSpec spec, int limit) {
        return switch (spec) {
            case Idx d ->
                new Idx(d.images(), d.labels(), d.sha256(), limit, d.asSequence(), d.testFraction(), d.scaling());
            case Cifar10 d -> new Cifar10(d.files(), limit, d.testFraction(), d.scaling());
            default -> spec;
        };
    }
}
