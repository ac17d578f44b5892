package nablascope.ui.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import nablascope.data.Dataset;
import nablascope.experiment.DataSpec;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.ModelSpec;

/** What an experiment is called once its old title says what is no longer so: {@code Spirals 2-8-8-2 tanh}. */
final class Titles {
    private static final int MOST_WIDTHS = 4;

    private Titles() {}

    /** @param data where the rows are from; a file keeps its name */
    static String of(ModelSpec model, DataSpec data, Dataset rows) {
        String rowsName = rows.name().isEmpty() ? "Data" : rows.name();
        String name = data.needsFiles() ? rowsName : capital(rowsName);
        return switch (model) {
            case ModelSpec.Mlp mlp -> name + " " + shape(mlp);
            case ModelSpec.Surface surface -> capital(words(surface.kind()));
            case ModelSpec.Layers own ->
                own.layers().getFirst() instanceof LayerSpec.Recurrent r
                        ? name + " " + r.cell() + " " + r.hidden()
                        : name;
        };
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Widths and activation: {@code 2-8-8-2 tanh}, {@code 64-6×64-10 relu}. */
    private static String shape(ModelSpec.Mlp mlp) {
        List<String> widths = new ArrayList<>();
        widths.add("" + mlp.input());
        boolean uniform = new HashSet<>(mlp.hidden()).size() == 1;
        if (mlp.hidden().size() < MOST_WIDTHS) {
            mlp.hidden().forEach(width -> widths.add("" + width));
        } else if (uniform) {
            widths.add(mlp.hidden().size() + "×" + mlp.hidden().getFirst());
        } else {
            widths.add("…");
        }
        widths.add("" + mlp.output());
        return String.join("-", widths) + " " + words(mlp.activation());
    }
}
