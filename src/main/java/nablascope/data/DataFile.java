package nablascope.data;

import java.util.List;
import nablascope.data.Split.DataStep;
import nablascope.experiment.DataSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a data file turned out to be.
 *
 * @param rows rows of a table, images, labels or records
 * @param features numbers per row; of labels alone 0
 * @param classes number of classes; 0: the target is a number, or there is none in the file
 * @param warnings what was tolerated, as message keys with arguments
 * @param spec how an experiment in the file's folder would read it; null: a file of its pair is missing
 */
public record DataFile(
        Kind kind,
        int rows,
        int features,
        int classes,
        List<DataStep> warnings,
        @Nullable DataSpec spec) {

    /** The kinds of files that can be read. */
    public enum Kind {
        CSV,
        IDX_IMAGES,
        IDX_LABELS,
        CIFAR10
    }
}
