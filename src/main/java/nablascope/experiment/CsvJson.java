package nablascope.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code data} object of a table. */
final class CsvJson {
    private static final int LONGEST_NAME = 1000;

    private CsvJson() {}

    static DataSpec read(@Nullable Object json) {
        Fields f = Fields.of(
                "data",
                json,
                "source",
                "path",
                "sha256",
                "target",
                "features",
                "task",
                "separator",
                "decimal",
                "missing",
                "standardize",
                "testFraction",
                "scaling");
        List<String> target = f.texts("target", LONGEST_NAME);
        if (target.isEmpty()) {
            throw new InvalidExperimentException("data.target", Misfit.NO_TARGET.with());
        }
        return new DataSpec.Csv(
                RelativePath.of(f, "path"),
                f.has("sha256") ? RelativePath.sum(f.path("sha256"), f.text("sha256", 100)) : null,
                target,
                f.has("features") ? f.texts("features", LONGEST_NAME) : null,
                f.has("task") ? (Boolean) (f.word("task", List.of("regression", "classification")) == 1) : null,
                f.has("separator") ? separator(f) : null,
                f.either("decimal", ".", ",") ? ',' : '.',
                f.choice("missing", DataSpec.Csv.Missing.class, DataSpec.Csv.Missing.REFUSE),
                DataJson.testFraction(f),
                scaling(f));
    }

    /** {@code "standardize": true} is the older word for {@code "scaling": "standardize"}. */
    private static DataSpec.Scaling scaling(Fields f) {
        boolean standardize = f.flag("standardize", false);
        if (standardize && f.has("scaling")) {
            throw new InvalidExperimentException("data.standardize", Misfit.SAID_TWICE.with());
        }
        return standardize ? DataSpec.Scaling.STANDARDIZE : DataJson.scaling(f);
    }

    private static @Nullable Character separator(Fields f) {
        String text = f.text("separator", 1);
        return text.isEmpty() ? null : (Character) text.charAt(0);
    }

    static void write(DataSpec.Csv csv, Tree tree) {
        tree.put("source", "csv").put("path", csv.path());
        if (csv.sha256() != null) {
            tree.put("sha256", csv.sha256());
        }
        tree.put("target", csv.target());
        if (csv.features() != null) {
            tree.put("features", csv.features());
        }
        if (csv.classification() != null) {
            tree.put("task", csv.classification() ? "classification" : "regression");
        }
        if (csv.separator() != null) {
            tree.put("separator", csv.separator().toString());
        }
        tree.putUnless('.', "decimal", csv.decimal()).putUnless("refuse", "missing", Words.of(csv.missing()));
    }
}
