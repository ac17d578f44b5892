package nablascope.ui.branches;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nablascope.session.SessionEvent;
import nablascope.session.SessionEvent.Trouble;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.charts.Pen;
import nablascope.ui.text.Texts;

/** The marks of what went wrong that charts show of other runs; asked for at each pulse, made once. JavaFX thread. */
final class Marks {
    private final Texts texts;
    private final Map<Marked, List<ChartMarker>> known = new HashMap<>();

    /** @param key of the words, which the run's name fills */
    private record Mark(long step, String key) {
        static Mark of(Trouble trouble) {
            return trouble instanceof SessionEvent.Stalled
                    ? new Mark(trouble.step(), "branches.standstill")
                    : ofExplosion(trouble.step());
        }

        static Mark ofExplosion(long step) {
            return new Mark(step, "branches.explosion");
        }
    }

    private record Marked(String run, Pen pen, List<Mark> marks) {}

    Marks(Texts texts) {
        this.texts = texts;
        texts.language().subscribe(_ -> known.clear());
    }

    /** None of another experiment's runs is asked for again. */
    void clear() {
        known.clear();
    }

    List<ChartMarker> ofTroubles(String run, Pen pen, List<Trouble> troubles) {
        return of(run, pen, troubles.stream().map(Mark::of).toList());
    }

    List<ChartMarker> ofExplosions(String run, Pen pen, List<Long> steps) {
        return of(run, pen, steps.stream().map(Mark::ofExplosion).toList());
    }

    private List<ChartMarker> of(String run, Pen pen, List<Mark> marks) {
        return marks.isEmpty() ? List.of() : known.computeIfAbsent(new Marked(run, pen, marks), this::markers);
    }

    private List<ChartMarker> markers(Marked marked) {
        return marked.marks().stream()
                .map(mark -> new ChartMarker(0, mark.step(), texts.get(mark.key(), marked.run()), marked.pen()))
                .toList();
    }
}
