package nablascope.experiment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code data} object. */
final class DataJson {
    private static final List<String> SOURCES =
            List.of("inline", "generated", "bundled", "csv", "idx", "cifar10", "none");
    private static final int MAX_INLINE_ROWS = 100_000;

    private DataJson() {}

    static DataSpec read(@Nullable Object json) {
        String source = SOURCES.get(Fields.any("data", json).word("source", SOURCES));
        return switch (source) {
            case "inline" -> inline(Fields.of("data", json, "source", "x", "y"));
            case "generated" ->
                generated(Fields.of(
                        "data",
                        json,
                        "source",
                        "name",
                        "rows",
                        "noise",
                        "classes",
                        "features",
                        "timeSteps",
                        "testFraction",
                        "scaling"));
            case "bundled" -> bundled(Fields.of("data", json, "source", "name", "testFraction", "scaling"));
            case "csv" -> CsvJson.read(json);
            case "none" -> none(Fields.of("data", json, "source"));
            case "idx" ->
                idx(Fields.of(
                        "data",
                        json,
                        "source",
                        "images",
                        "labels",
                        "sha256",
                        "limit",
                        "asSequence",
                        "testFraction",
                        "scaling"));
            default -> cifar(Fields.of("data", json, "source", "files", "limit", "testFraction", "scaling"));
        };
    }

    private static DataSpec inline(Fields f) {
        List<?> rows = f.list("x");
        Check.within(Place.LENGTH.with("data.x"), (long) rows.size(), 1, MAX_INLINE_ROWS);
        return new DataSpec.Inline(ArrayJson.read("data.x", rows), ArrayJson.read("data.y", f.require("y")));
    }

    private static DataSpec generated(Fields f) {
        String name = DataSpec.Generated.NAMES.get(f.word("name", DataSpec.Generated.NAMES));
        DataSpec.Generated standard = DataSpec.Generated.of(name, 1);
        return new DataSpec.Generated(
                name,
                (int) f.integer("rows", 1, 10_000_000),
                f.number("noise", standard.noise()),
                (int) f.integer("classes", standard.classes(), 2, 1000),
                (int) f.integer("features", standard.features(), 1, 10_000),
                (int) f.integer("timeSteps", standard.timeSteps(), 1, 10_000),
                testFraction(f),
                scaling(f));
    }

    private static DataSpec none(Fields only) {
        only.require("source");
        return new DataSpec.None();
    }

    private static DataSpec bundled(Fields f) {
        String name = DataSpec.Bundled.NAMES.get(f.word("name", DataSpec.Bundled.NAMES));
        return new DataSpec.Bundled(name, testFraction(f), scaling(f));
    }

    private static DataSpec idx(Fields f) {
        return new DataSpec.Idx(
                RelativePath.of(f, "images"),
                RelativePath.of(f, "labels"),
                f.has("sha256") ? RelativePath.sums(f.path("sha256"), f.texts("sha256", 100)) : List.of(),
                limit(f),
                f.choice("asSequence", DataSpec.Idx.Sequence.class, DataSpec.Idx.Sequence.NONE),
                testFraction(f),
                scaling(f));
    }

    private static DataSpec cifar(Fields f) {
        List<String> files = f.texts("files", RelativePath.LONGEST);
        Check.within(Place.LENGTH.with("data.files"), (long) files.size(), 1, 10_000);
        for (int i = 0; i < files.size(); i++) {
            RelativePath.check("data.files[" + i + "]", files.get(i));
        }
        return new DataSpec.Cifar10(files, limit(f), testFraction(f), scaling(f));
    }

    private static int limit(Fields f) {
        return (int) f.integer("limit", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    }

    static double testFraction(Fields f) {
        return f.number("testFraction", 0);
    }

    static DataSpec.Scaling scaling(Fields f) {
        return f.choice("scaling", DataSpec.Scaling.class, DataSpec.Scaling.NONE);
    }

    static Map<String, @Nullable Object> write(DataSpec data) {
        Tree tree = new Tree();
        switch (data) {
            case DataSpec.Inline inline ->
                tree.put("source", "inline").put("x", inline.x()).put("y", inline.y());
            case DataSpec.Generated generated -> writeGenerated(generated, tree);
            case DataSpec.Bundled bundled -> tree.put("source", "bundled").put("name", bundled.name());
            case DataSpec.Csv csv -> CsvJson.write(csv, tree);
            case DataSpec.None none -> tree.put("source", "none");
            case DataSpec.Idx idx ->
                tree.put("source", "idx")
                        .put("images", idx.images())
                        .put("labels", idx.labels())
                        .putUnless(List.of(), "sha256", idx.sha256())
                        .putUnless(Integer.MAX_VALUE, "limit", idx.limit())
                        .putUnless("none", "asSequence", Words.of(idx.asSequence()));
            case DataSpec.Cifar10 cifar ->
                tree.put("source", "cifar10")
                        .put("files", cifar.files())
                        .putUnless(Integer.MAX_VALUE, "limit", cifar.limit());
        }
        return tree.putUnless(0.0, "testFraction", data.testFraction())
                .putUnless("none", "scaling", Words.of(data.scaling()))
                .map();
    }

    private static void writeGenerated(DataSpec.Generated generated, Tree tree) {
        DataSpec.Generated standard = DataSpec.Generated.of(generated.name(), 1);
        tree.put("source", "generated")
                .put("name", generated.name())
                .put("rows", generated.rows())
                .putUnless(standard.noise(), "noise", generated.noise())
                .putUnless(standard.classes(), "classes", generated.classes())
                .putUnless(standard.features(), "features", generated.features())
                .putUnless(standard.timeSteps(), "timeSteps", generated.timeSteps());
    }
}
