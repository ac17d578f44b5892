package nablascope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The file's words for enumeration constants: lower case, with PyTorch's underscores or the schema's hyphens. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        String word = constant.name().toLowerCase(Locale.ROOT);
        boolean hyphens = constant instanceof DataSpec.Csv.Missing
                || constant instanceof DataSpec.Scaling
                || constant instanceof ModelSpec.Surface.Kind;
        return hyphens ? word.replace('_', '-') : word;
    }

    static List<String> of(Enum<?>[] constants) {
        List<String> words = new ArrayList<>();
        for (Enum<?> constant : constants) {
            words.add(of(constant));
        }
        return words;
    }
}
