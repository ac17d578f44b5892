package nablascope.library;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a tensor are spread: counts in equal parts between the smallest and the largest, as TensorBoard wants
 * them. Immutable.
 *
 * @param tag such as {@code weights/layers.0.weight}
 * @param step after which it was so
 */
public record TensorHistogram(
        String tag, long step, double min, double max, double sum, double sumOfSquares, List<Part> parts) {
    private static final int PARTS = 30;

    /**
     * One part.
     *
     * @param limit its upper end, which belongs to it; the lower one does so only of the first
     * @param count numbers in it
     */
    public record Part(double limit, long count) {}

    public TensorHistogram {
        parts = List.copyOf(parts);
    }

    /** Null where a value is not finite or there is none: TensorBoard has no place for that. */
    public static @Nullable TensorHistogram of(String tag, long step, float[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return null;
            }
            min = Math.min(min, value);
            max = Math.max(max, value);
            sum += value;
            squares += (double) value * value;
        }
        if (values.length == 0) {
            return null;
        }
        return new TensorHistogram(tag, step, min, max, sum, squares, parts(values, min, max));
    }

    private static List<Part> parts(float[] values, double min, double max) {
        int count = max > min ? PARTS : 1;
        long[] counts = new long[count];
        for (float value : values) {
            int at = max > min ? (int) Math.ceil((value - min) / (max - min) * count) - 1 : 0;
            counts[Math.clamp(at, 0, count - 1)]++;
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new Part(i == count - 1 ? max : min + (max - min) * (i + 1) / count, counts[i]));
        }
        return parts;
    }

    /** How many numbers the tensor has. */
    public long count() {
        return parts.stream().mapToLong(Part::count).sum();
    }
}
