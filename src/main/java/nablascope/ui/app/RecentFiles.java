package nablascope.ui.app;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where files were last opened or saved. Immutable.
 *
 * @param folder to look first; null: nowhere yet
 * @param files experiments, tables and files of CIFAR-10, the latest first, absolute
 */
record RecentFiles(@Nullable Path folder, List<Path> files) {
    static final RecentFiles NONE = new RecentFiles(null, List.of());

    private static final int MOST = 8;

    RecentFiles {
        files = files.stream().limit(MOST).toList();
    }

    RecentFiles withFolder(@Nullable Path newFolder) {
        return new RecentFiles(newFolder, files);
    }

    /** An experiment was opened or saved, or a table opened. */
    RecentFiles with(Path file) {
        SequencedSet<Path> all = new LinkedHashSet<>(List.of(file));
        all.addAll(files);
        return new RecentFiles(file.getParent(), List.copyOf(all));
    }

    void writeTo(Properties p) {
        if (folder != null) {
            p.setProperty("folder", folder.toString());
        }
        for (int i = 0; i < files.size(); i++) {
            p.setProperty("recent." + i, files.get(i).toString());
        }
    }

    static RecentFiles of(Properties p) {
        String folder = p.getProperty("folder");
        List<Path> files = IntStream.range(0, MOST)
                .mapToObj(i -> p.getProperty("recent." + i))
                .takeWhile(file -> file != null)
                .map(Path::of)
                .toList();
        return new RecentFiles(folder == null ? null : Path.of(folder), files);
    }
}
