package nablascope.ui.structure;

import java.nio.file.Path;
import nablascope.data.Split;
import nablascope.experiment.DataSpec;

/** Loads rows; may take seconds. */
@FunctionalInterface
public interface DataReader {
    Split load(DataSpec spec, long seed, Path folder, boolean classification);
}
