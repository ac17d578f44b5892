package nablascope.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Image;
import nablascope.data.Split.DataStep;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.ValueFault;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The tables of the folder {@code datasets}, packaged on the class path: plain CSV, the class in the last column. */
public final class BundledData {
    /** The data sets that come with the program. */
    public static final List<String> NAMES = List.of("digits", "iris");

    private BundledData() {}

    static Loaded read(String name) {
        if (!NAMES.contains(name)) {
            throw new InvalidExperimentException("data.name", ValueFault.UNKNOWN_NAME.with(name, NAMES));
        }
        List<String> lines = lines(name);
        List<String> header = List.of(lines.getFirst().split(","));
        int features = header.size() - 1;
        List<String[]> rows =
                lines.stream().skip(1).map(line -> line.split(",")).toList();
        FMatrixRMaj x = new FMatrixRMaj(rows.size(), features);
        String[] answers = new String[rows.size()];
        for (int row = 0; row < answers.length; row++) {
            String[] cells = rows.get(row);
            for (int f = 0; f < features; f++) {
                x.set(row, f, Float.parseFloat(cells[f]));
            }
            answers[row] = cells[features];
        }
        Dataset data = new Dataset(name, x, 1, classes(answers), header.subList(0, features), image(name));
        return new Loaded(data, List.of(new DataStep("data.bundled", List.of(name, answers.length))));
    }

    private static @Nullable Image image(String name) {
        return name.equals("digits") ? new Image(1, 8, 8) : null;
    }

    /** Class names in alphabetical order, which is that of the numbers for the digits. */
    private static Classes classes(String[] answers) {
        List<String> names =
                new LinkedHashSet<>(Arrays.asList(answers)).stream().sorted().toList();
        return new Classes(Arrays.stream(answers).mapToInt(names::indexOf).toArray(), 1, names);
    }

    private static List<String> lines(String name) {
        String path = "/nablascope/datasets/" + name + ".csv";
        try (InputStream in = BundledData.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The program's own " + path + " is missing from its jar");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
