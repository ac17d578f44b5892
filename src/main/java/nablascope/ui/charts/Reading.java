package nablascope.ui.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nablascope.timeline.Sample;

/** What the visible series were at a step, in words. */
record Reading(long step, List<Row> rows) {

    /**
     * One series.
     *
     * @param sample at or before the step
     * @param value the exact value, or the range where only that is kept
     */
    record Row(Curve curve, Sample sample, String value) {}

    /** Of every run that reaches the step. */
    static Reading at(Frame frame, long step) {
        List<Row> rows = new ArrayList<>();
        for (Curve curve : frame.all()) {
            Sample sample = step < curve.steps() ? curve.at(step) : null;
            if (sample != null) {
                rows.add(new Row(curve, sample, Numbers.exact(sample)));
            }
        }
        return new Reading(step, List.copyOf(rows));
    }

    /** The step, its thousands apart as everywhere in the window. */
    String title(String stepLabel) {
        return String.format(Locale.ROOT, "%s %,d", stepLabel, step);
    }

    /** The step, then a line for each series. */
    String text(String stepLabel) {
        StringBuilder text = new StringBuilder(title(stepLabel));
        for (Row row : rows) {
            text.append('\n')
                    .append(row.curve().series().labelProperty().get())
                    .append(": ")
                    .append(row.value());
        }
        return text.toString();
    }
}
