package nablascope.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Files and methods stay short enough to be read in one go. */
class SourceSizeTest {
    private static final int MOST_FILE_LINES = 300;
    private static final int MOST_METHOD_LINES = 40;

    @Test
    void files_and_methods_are_short() throws IOException {
        List<String> tooLong = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = sources();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                checkUnit(unit, positions, tooLong);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String root : List.of("src/main/java", "src/test/java", "src/peers/java")) {
            try (var walk = Files.walk(Path.of(root))) {
                walk.filter(f -> f.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static void checkUnit(CompilationUnitTree unit, SourcePositions positions, List<String> tooLong)
            throws IOException {
        String name = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        long lines =
                unit.getSourceFile().getCharContent(true).toString().lines().count();
        if (lines > MOST_FILE_LINES) {
            tooLong.add(name + ": " + lines + " lines");
        }
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void unused) {
                if (method.getBody() != null) {
                    long length = line(positions.getEndPosition(unit, method))
                            - line(positions.getStartPosition(unit, method.getBody()))
                            + 1;
                    if (length > MOST_METHOD_LINES) {
                        tooLong.add(name + " " + method.getName() + ": " + length + " lines");
                    }
                }
                return super.visitMethod(method, null);
            }

            private long line(long position) {
                return unit.getLineMap().getLineNumber(position);
            }
        }.scan(unit, null);
    }
}
