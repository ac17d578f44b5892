package nablascope.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import nablascope.data.Dataset.Classes;
import nablascope.data.Dataset.Targets;
import nablascope.data.Dataset.Values;
import nablascope.math.RandomStream;
import nablascope.math.RandomStream.Purpose;
import org.ejml.data.FMatrixRMaj;

/** Row numbers to train on and to keep aside, both ascending, so that rows keep their order. */
@SuppressWarnings("ArrayRecordComponent") // local to one load, never compared
record RowSplit(int[] train, int[] validation) {

    /**
     * A random choice of {@code round(fraction·rows)} rows for validation, never all of them. With one class per row
     * it is stratified: the share of each class kept aside differs from the fraction by less than one row.
     */
    static RowSplit of(Dataset data, double fraction, long seed) {
        int rows = data.rows();
        int[] order = IntStream.range(0, rows).toArray();
        RandomStream.of(seed, Purpose.SPLIT, 0, 0).shuffle(order);
        if (data.targets() instanceof Classes classes && classes.steps() == 1) {
            order = groupedByClass(order, classes);
        }
        boolean[] kept = new boolean[rows];
        int count = 0;
        for (int i = 0; i < rows && count < rows - 1; i++) {
            // Every 1/fraction-th row of the shuffled, grouped order: systematic sampling.
            if (Math.round((i + 1) * fraction) > Math.round(i * fraction)) {
                kept[order[i]] = true;
                count++;
            }
        }
        return new RowSplit(
                IntStream.range(0, rows).filter(i -> !kept[i]).toArray(),
                IntStream.range(0, rows).filter(i -> kept[i]).toArray());
    }

    /** Counting sort by class, which keeps the shuffled order within each class. */
    private static int[] groupedByClass(int[] order, Classes classes) {
        int[] start = new int[classes.outputs() + 1];
        for (int label : classes.labels()) {
            start[label + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        int[] grouped = new int[order.length];
        for (int row : order) {
            grouped[start[classes.labels()[row]]++] = row;
        }
        return grouped;
    }

    /** A copy of the given rows, in the given order. */
    static Dataset pick(Dataset data, int[] rows) {
        FMatrixRMaj x = pick(data.x(), rows);
        return new Dataset(
                data.name(), x, data.timeSteps(), pick(data.targets(), rows), data.featureNames(), data.image());
    }

    private static Targets pick(Targets targets, int[] rows) {
        return switch (targets) {
            case Values values -> new Values(pick(values.y(), rows), values.steps(), values.outputs());
            case Classes classes -> {
                int steps = classes.steps();
                int[] labels = new int[rows.length * steps];
                for (int i = 0; i < rows.length; i++) {
                    System.arraycopy(classes.labels(), rows[i] * steps, labels, i * steps, steps);
                }
                yield new Classes(labels, steps, classes.names());
            }
        };
    }

    private static FMatrixRMaj pick(FMatrixRMaj all, int[] rows) {
        FMatrixRMaj picked = new FMatrixRMaj(rows.length, all.numCols);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(all.data, rows[i] * all.numCols, picked.data, i * all.numCols, all.numCols);
        }
        return picked;
    }
}
