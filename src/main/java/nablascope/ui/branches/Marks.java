package nablascope.ui.branches;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.charts.Pen;
import nablascope.ui.text.Texts;

/** The marks of explosions that charts show of other runs; asked for at each pulse, made once. JavaFX thread. */
final class Marks {
    private final Texts texts;
    private final Map<Exploded, List<ChartMarker>> known = new HashMap<>();

    private record Exploded(String run, Pen pen, List<Long> steps) {}

    Marks(Texts texts) {
        this.texts = texts;
        texts.language().subscribe(_ -> known.clear());
    }

    /** None of another experiment's runs is asked for again. */
    void clear() {
        known.clear();
    }

    List<ChartMarker> of(String run, Pen pen, List<Long> steps) {
        return steps.isEmpty() ? List.of() : known.computeIfAbsent(new Exploded(run, pen, steps), this::mark);
    }

    private List<ChartMarker> mark(Exploded exploded) {
        String words = texts.get("branches.explosion", exploded.run());
        return exploded.steps().stream()
                .map(step -> new ChartMarker(0, step, words, exploded.pen()))
                .toList();
    }
}
