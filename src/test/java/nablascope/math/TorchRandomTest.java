package nablascope.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import nablascope.parity.Tables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Against vectors that PyTorch wrote after {@code torch.manual_seed}. */
class TorchRandomTest {

    /** The table has nine digits; a normal number differs by PyTorch's float logarithm and cosine. */
    private static final float NORMAL = 2e-6f;

    static List<JsonNode> vectors() {
        return Tables.read("torch-rng.json").get("vectors").valueStream().toList();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void uniform_numbers_have_the_bits_of_pytorch(JsonNode vector) {
        assertThat(uniform(vector, 8, 0, 1)).containsExactly(Tables.floats(vector.get("uniform01_8")));
        assertThat(uniform(vector, 4, -0.3, 0.7)).containsExactly(Tables.floats(vector.get("uniform(-0.3,0.7)_4")));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void normal_numbers_follow_the_rule_of_their_length(JsonNode vector) {
        assertThat(normal(vector, 16, 0, 1)).containsExactly(Tables.floats(vector.get("normal16")), within(NORMAL));
        assertThat(normal(vector, 21, 0.5, 2))
                .containsExactly(Tables.floats(vector.get("normal(0.5,2)_21")), within(2 * NORMAL));
        assertThat(normal(vector, 5, 0, 1)).containsExactly(Tables.floats(vector.get("normal5")), within(NORMAL));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_second_normal_number_of_a_pair_waits_for_the_next_tensor(JsonNode vector) {
        TorchRandom random = random(vector);
        float[] whole = Tables.floats(vector.get("normal5"));
        float[] first = new float[1];
        float[] rest = new float[4];

        random.normal(first, 1, 0, 1);
        random.normal(rest, 4, 0, 1);

        assertThat(first[0]).isCloseTo(whole[0], within(NORMAL));
        assertThat(rest).containsExactly(Arrays.copyOfRange(whole, 1, 5), within(NORMAL));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void permutations_are_those_of_pytorch(JsonNode vector) {
        int[] expected =
                vector.get("randperm10").valueStream().mapToInt(JsonNode::asInt).toArray();

        assertThat(random(vector).randperm(10)).containsExactly(expected);
    }

    private static float[] uniform(JsonNode vector, int length, double from, double to) {
        float[] values = new float[length];
        random(vector).uniform(values, length, from, to);
        return values;
    }

    private static float[] normal(JsonNode vector, int length, double mean, double std) {
        float[] values = new float[length];
        random(vector).normal(values, length, mean, std);
        return values;
    }

    private static TorchRandom random(JsonNode vector) {
        return new TorchRandom(vector.get("seed").asLong());
    }
}
