package nablascope.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nablascope.experiment.JsonText;

/**
 * The folder that a run leaves: {@code metrics.csv} and {@code final.json}. Both are written beside it and moved there
 * when they are complete; closed before that, nothing remains.
 */
final class RunFolder implements Closeable {
    private static final List<String> FILES = List.of("metrics.csv", "final.json");

    private final Path target;
    private final Path temporary;

    RunFolder(Path target) throws IOException {
        this.target = target.toAbsolutePath().normalize();
        Path name = this.target.getFileName();
        Path parent = this.target.getParent();
        if (name == null || parent == null || (Files.exists(target) && !Files.isDirectory(target))) {
            throw new IOException(target + " is no folder; choose another --out");
        }
        Files.createDirectories(parent);
        this.temporary = Files.createDirectory(parent.resolve("." + name + "." + UUID.randomUUID() + ".tmp"));
    }

    OutputStream openMetrics() throws IOException {
        return Files.newOutputStream(temporary.resolve(FILES.getFirst()));
    }

    void writeFinal(Map<String, ?> content) throws IOException {
        Files.writeString(temporary.resolve(FILES.getLast()), JsonText.of(content));
    }

    /** Makes the complete run appear, in place of an earlier one in this folder. */
    void publish() throws IOException {
        if (!Files.exists(target)) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        for (String file : FILES) {
            Files.move(temporary.resolve(file), target.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        for (String file : FILES) {
            Files.deleteIfExists(temporary.resolve(file));
        }
        Files.deleteIfExists(temporary);
    }
}
