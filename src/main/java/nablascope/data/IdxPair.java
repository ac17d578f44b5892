package nablascope.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file of images and the file of their labels. */
public record IdxPair(Path images, Path labels) {

    /**
     * The pair that a file belongs to, by MNIST's way of naming: {@code t10k-images-idx3-ubyte.gz} beside
     * {@code t10k-labels-idx1-ubyte}, each gzipped or not.
     *
     * @param file either of the two
     * @return empty if the partner does not exist
     */
    public static Optional<IdxPair> find(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.contains("images")) {
            return existing(file, name.replace("images", "labels").replace("idx3", "idx1"))
                    .map(labels -> new IdxPair(file, labels));
        }
        if (name.contains("labels")) {
            return existing(file, name.replace("labels", "images").replace("idx1", "idx3"))
                    .map(images -> new IdxPair(images, file));
        }
        return Optional.empty();
    }

    private static Optional<Path> existing(Path file, String partner) {
        String other = partner.endsWith(".gz") ? partner.substring(0, partner.length() - 3) : partner + ".gz";
        return Optional.of(file.resolveSibling(partner))
                .filter(Files::isRegularFile)
                .or(() -> Optional.of(file.resolveSibling(other)).filter(Files::isRegularFile));
    }
}
