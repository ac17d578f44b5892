package nablascope.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nablascope.library.TensorHistogram.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorHistogramTest {
    @TempDir
    Path root;

    private static TensorHistogram of(float... values) {
        return Objects.requireNonNull(TensorHistogram.of("weights/w", 7, values));
    }

    @Test
    void whole_numbers_from_zero_to_thirty_fall_one_into_each_part_and_the_first_has_two() {
        float[] values = new float[31];
        for (int i = 0; i <= 30; i++) {
            values[i] = 30 - i;
        }
        TensorHistogram histogram = of(values);

        assertThat(histogram.parts()).hasSize(30);
        assertThat(histogram.parts().getFirst()).isEqualTo(new Part(1, 2));
        assertThat(histogram.parts().subList(1, 30)).allMatch(part -> part.count() == 1);
        assertThat(histogram.parts().getLast().limit()).isEqualTo(30);
        assertThat(histogram.sum()).isEqualTo(30 * 31 / 2);
        assertThat(histogram.sumOfSquares()).isEqualTo(30 * 31 * 61 / 6);
        assertThat(histogram.count()).isEqualTo(31);
    }

    @Test
    void equal_numbers_are_one_part() {
        assertThat(of(0.5f, 0.5f, 0.5f).parts()).containsExactly(new Part(0.5, 3));
    }

    @Test
    void what_is_not_finite_has_no_histogram() {
        assertThat(TensorHistogram.of("w", 0, new float[] {1, Float.NaN})).isNull();
        assertThat(TensorHistogram.of("w", 0, new float[] {Float.POSITIVE_INFINITY}))
                .isNull();
        assertThat(TensorHistogram.of("w", 0, new float[0])).isNull();
    }

    /** Field numbers of HistogramProto: min 1, max 2, num 3, sum 4, sum_squares 5, bucket_limit 6, bucket 7. */
    @Test
    void a_strict_reader_finds_it_in_the_event_file() throws IOException {
        RunLibrary library = RunLibrary.open(root);
        RunRecorder recorder = library.record(new FormulaRun().stepTo(20).end(), status -> {});
        recorder.close();
        StoredRun run = library.load(Objects.requireNonNull(recorder.status().run()));
        TensorHistogram histogram = of(-1, 0, 0.25f, 3);
        Path file = RunExport.write(run, RunExport.Kind.TENSORBOARD, root.resolve("logs"), List.of(histogram));

        EventParser.Event event = EventParser.parse(Files.readAllBytes(file)).stream()
                .filter(e -> e.values().stream().anyMatch(v -> v.tag().equals("weights/w")))
                .findFirst()
                .orElseThrow();
        assertThat(event.step()).isEqualTo(7);
        Map<Integer, List<EventParser.Field>> fields = EventParser.fields(
                Objects.requireNonNull(event.values().getFirst().histogram()));
        assertThat(EventParser.one(fields, 1).number()).isEqualTo(-1);
        assertThat(EventParser.one(fields, 2).number()).isEqualTo(3);
        assertThat(EventParser.one(fields, 3).number()).isEqualTo(4);
        assertThat(EventParser.one(fields, 4).number()).isEqualTo(2.25);
        assertThat(EventParser.one(fields, 5).number()).isEqualTo(10.0625);
        assertThat(numbers(EventParser.one(fields, 6).bytes()))
                .isEqualTo(histogram.parts().stream().map(Part::limit).toList());
        assertThat(numbers(EventParser.one(fields, 7).bytes()))
                .isEqualTo(histogram.parts().stream()
                        .map(part -> (double) part.count())
                        .toList());
    }

    private static List<Double> numbers(ByteBuffer packed) {
        ByteBuffer little = packed.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        List<Double> numbers = new ArrayList<>();
        while (little.hasRemaining()) {
            numbers.add(little.getDouble());
        }
        return numbers;
    }
}
