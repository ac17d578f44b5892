package nablascope.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nested lists of numbers to and from 32-bit arrays. */
final class ArrayJson {
    private final float[] values;
    private final int[] shape;
    private final String path;
    private int filled;

    private ArrayJson(String path, int[] shape, int count) {
        this.path = path;
        this.shape = shape;
        this.values = new float[count];
    }

    /** Reads a rectangular array of 1 to 3 dimensions, none of them of length 0. */
    static NumberArray read(String path, @Nullable Object json) {
        List<Integer> lengths = new ArrayList<>();
        long count = 1;
        Object level = Fields.list(path, json);
        while (level instanceof List<?> list) {
            if (list.isEmpty() || lengths.size() == 3) {
                throw new InvalidExperimentException(
                        path, list.isEmpty() ? ValueFault.NO_NUMBERS.with() : ValueFault.TOO_DEEP.with());
            }
            lengths.add(list.size());
            count *= list.size();
            level = list.getFirst();
        }
        if (count > Integer.MAX_VALUE - 8) {
            throw new InvalidExperimentException(path, ValueFault.TOO_MANY_NUMBERS.with());
        }
        int[] shape = lengths.stream().mapToInt(Integer::intValue).toArray();
        ArrayJson array = new ArrayJson(path, shape, atMostPresent(json, count));
        array.fill(json, 0, "");
        return new NumberArray(shape, array.values);
    }

    /** What the shape promises is only allocated when the lists are there: the outermost one bounds it. */
    private static int atMostPresent(@Nullable Object json, long count) {
        return Math.toIntExact(Math.min(count, leaves(json)));
    }

    private static long leaves(@Nullable Object json) {
        if (json instanceof NumberList numbers) {
            return numbers.size();
        }
        if (json instanceof List<?> list) {
            long sum = 0;
            for (Object part : list) {
                sum += leaves(part);
            }
            return sum;
        }
        return 1;
    }

    private void fill(@Nullable Object json, int depth, String index) {
        if (depth == shape.length) {
            put(Fields.number(path + index, json), index);
            return;
        }
        List<?> list = Fields.list(path + index, json);
        if (list.size() != shape[depth]) {
            throw new InvalidExperimentException(
                    path + index,
                    ValueFault.RAGGED.with(list.size(), path + "[0]" + "[0]".repeat(depth - 1), shape[depth]));
        }
        if (list instanceof NumberList numbers && depth == shape.length - 1) {
            for (int i = 0; i < numbers.size(); i++) {
                put(numbers.at(i), index);
            }
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            fill(list.get(i), depth + 1, index + "[" + i + "]");
        }
    }

    private void put(double value, String index) {
        float single = (float) value;
        if (!Float.isFinite(single)) {
            throw new InvalidExperimentException(path + index, ValueFault.TOO_LARGE_FOR_FLOAT.with(value));
        }
        values[filled++] = single;
    }

    /** Whole numbers from 0 on. */
    static int[] readIndices(String path, @Nullable Object json) {
        List<?> list = Fields.list(path, json);
        int[] indices = new int[list.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (int) Fields.integer(path + "[" + i + "]", list.get(i), 0, Integer.MAX_VALUE);
        }
        return indices;
    }

    static NumberList indices(int[] indices) {
        return new NumberList(Arrays.stream(indices).asDoubleStream().toArray());
    }
}
