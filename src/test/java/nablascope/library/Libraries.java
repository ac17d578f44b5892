package nablascope.library;

import java.nio.file.Path;
import nablascope.file.Disk;

/** Libraries for tests. */
public final class Libraries {
    private Libraries() {}

    /** One whose recorders keep every checkpoint that they see. */
    public static RunLibrary withEveryCheckpoint(Path root) {
        return RunLibrary.open(root, Disk.REAL, 0);
    }
}
