package nablascope.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nablascope.data.DataLoader;
import nablascope.data.Split;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.KnobSchedule;
import nablascope.experiment.LossSpec;
import nablascope.experiment.NumberArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trajectories that PyTorch computed for small experiments, within the tolerance that comes with each number. Once a
 * loss is not finite only the loss is compared, since later values depend on the order of overflow.
 */
class ParityTest {
    private static final Path GOLDENS = Path.of("src/test/resources/parity/public");

    static Stream<String> goldens() {
        String[] files = new File(GOLDENS.toString()).list((dir, name) -> name.endsWith(".expected.json"));
        return Arrays.stream(files).sorted().map(name -> name.replace(".expected.json", ""));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void equals_pytorch(String id) throws IOException {
        JsonNode expected = JsonMapper.builder()
                .build()
                .readTree(GOLDENS.resolve(id + ".expected.json").toFile());
        Experiment experiment = ExperimentFile.read(GOLDENS.resolve(id + ".experiment.json"));
        boolean classification = experiment.loss().type() == LossSpec.Type.CROSS_ENTROPY;
        Split data = DataLoader.load(experiment.data(), experiment.seed(), GOLDENS, classification);
        Trainer trainer = new Trainer(experiment, data);
        Map<String, List<List<Double>>> series = train(trainer, experiment);

        List<String> problems = new ArrayList<>();
        compareSeries(expected, series, problems);
        if (expected.at("/firstNonFinite/loss").isNull()) {
            compareTensors(expected, "finalWeights", trainer.weights(), problems);
            compareTensors(expected, "finalBuffers", trainer.buffers(), problems);
        }
        assertThat(problems).isEmpty();
    }

    /** Name to values per measured step; a series per time step has several values. */
    private static Map<String, List<List<Double>>> train(Trainer trainer, Experiment experiment) {
        Map<String, List<List<Double>>> series = new LinkedHashMap<>();
        KnobSchedule knobs = new KnobSchedule(experiment);
        while (trainer.steps() < experiment.training().steps()) {
            StepReport report = trainer.step(knobs.at(trainer.steps()));
            List<String> names = report.series().names();
            Map<String, List<Double>> step = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                if (report.measured(i)) {
                    String name = names.get(i).replaceFirst("\\[.*", "");
                    step.computeIfAbsent(name, _ -> new ArrayList<>()).add(report.value(i));
                }
            }
            step.forEach((name, values) ->
                    series.computeIfAbsent(name, _ -> new ArrayList<>()).add(values));
            if (report.divergence() != null && experiment.training().stopOnNonFinite()) {
                break;
            }
        }
        return series;
    }

    private static void compareSeries(
            JsonNode expected, Map<String, List<List<Double>>> series, List<String> problems) {
        JsonNode firstNonFinite = expected.at("/firstNonFinite/loss");
        int comparable = firstNonFinite.isNull() ? Integer.MAX_VALUE : firstNonFinite.asInt();
        int steps = expected.at("/series/loss").size();
        for (Map.Entry<String, JsonNode> reference : expected.get("series").properties()) {
            String name = reference.getKey();
            JsonNode values = reference.getValue();
            List<List<Double>> got = series.getOrDefault(name, List.of());
            if (got.size() != values.size()) {
                problems.add(name + ": " + got.size() + " values, expected " + values.size());
                continue;
            }
            for (int t = 0; t < values.size(); t++) {
                if (t < comparable || name.equals("loss") || values.size() != steps) {
                    compare(
                            name + "[" + t + "]",
                            flat(values.get(t)),
                            got.get(t),
                            flat(expected.get("tolerance").get(name).get(t)),
                            problems);
                }
            }
        }
    }

    private static void compareTensors(
            JsonNode expected, String kind, Map<String, NumberArray> tensors, List<String> problems) {
        for (Map.Entry<String, JsonNode> reference : expected.get(kind).properties()) {
            NumberArray got = tensors.get(reference.getKey());
            if (got == null) {
                problems.add(kind + " " + reference.getKey() + ": missing");
                continue;
            }
            List<Double> values = new ArrayList<>();
            for (float value : got.values()) {
                values.add((double) value);
            }
            List<Double> wanted = flat(reference.getValue());
            double tolerance =
                    expected.get(kind + "Tolerance").get(reference.getKey()).asDouble();
            List<Double> tolerances = wanted.stream().map(_ -> tolerance).toList();
            compare(kind + " " + reference.getKey(), wanted, values, tolerances, problems);
        }
    }

    private static void compare(
            String what, List<Double> wanted, List<Double> got, List<Double> tolerances, List<String> problems) {
        if (wanted.size() != got.size()) {
            problems.add(what + ": " + got.size() + " values, expected " + wanted.size());
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            double a = wanted.get(i);
            double b = got.get(i);
            // Our norms accumulate in double, so they may stay finite where float32 overflows.
            boolean finiteNorm = !what.startsWith("loss") && a == Double.POSITIVE_INFINITY && b > 1.8e19;
            boolean same = Double.isFinite(a) == Double.isFinite(b)
                    && (!Double.isFinite(a) || Math.abs(a - b) <= tolerances.get(i));
            if (!same && !finiteNorm) {
                problems.add(what + ": " + b + ", expected " + a + " ± " + tolerances.get(i));
            }
        }
    }

    private static List<Double> flat(JsonNode node) {
        if (node.isArray()) {
            List<Double> all = new ArrayList<>();
            node.forEach(child -> all.addAll(flat(child)));
            return all;
        }
        return List.of(node.isString() ? Double.parseDouble(node.asString()) : node.asDouble());
    }
}
