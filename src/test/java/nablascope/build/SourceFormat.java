package nablascope.build;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The build's formatter: {@code check DIR...} lists the sources that palantir-java-format would change and fails,
 * {@code apply DIR...} changes them.
 */
final class SourceFormat {
    private SourceFormat() {}

    public static void main(String[] args) throws IOException, FormatterException {
        boolean apply = args[0].equals("apply");
        List<Path> wrong = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            for (Path file : sources(Path.of(args[i]))) {
                String source = Files.readString(file);
                String formatted = format(source);
                if (!formatted.equals(source)) {
                    wrong.add(file);
                    if (apply) {
                        Files.writeString(file, formatted);
                    }
                }
            }
        }
        wrong.forEach(file -> System.out.println((apply ? "formatted " : "not formatted: ") + file));
        if (!apply && !wrong.isEmpty()) {
            System.out.println("Run: mvn process-test-classes -Dformat.mode=apply");
            System.exit(1);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static String format(String source) throws FormatterException {
        var style = JavaFormatterOptions.Style.PALANTIR;
        String tidy = ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(source), style);
        return Formatter.createFormatter(
                        JavaFormatterOptions.builder().style(style).build())
                .formatSource(tidy);
    }
}
