package nablascope.ui.branches;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nablascope.timeline.Buckets;
import nablascope.timeline.Metrics;
import nablascope.ui.library.ChartedRuns.Charted;
import nablascope.ui.library.ChartedRuns.Relation;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;

/** What the row of a kept run says. */
final class KeptWords {
    private static final MathContext DIGITS = new MathContext(3);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private KeptWords() {}

    /** What keeps it from being compared; else how it ended. */
    static String state(Texts texts, Charted charted) {
        return charted.relation() == Relation.COMPARABLE
                ? end(texts, charted)
                : texts.get("branches." + charted.relation());
    }

    /** With what loss without penalties, as branches tell theirs, or broken. */
    private static String end(Texts texts, Charted charted) {
        if (charted.info().exploded()) {
            return texts.get("branches.exploded");
        }
        Metrics metrics = charted.metrics();
        int series = metrics.indexOf("data_loss");
        if (series < 0 || metrics.steps() == 0) {
            return "";
        }
        // Not its sample at that step: where steps are kept in groups, that is only known as a range.
        Buckets end = new Buckets();
        metrics.read(series, (double) metrics.steps() - 1, (double) metrics.steps(), 1, end);
        if (end.flags(0) == 0) {
            return "";
        }
        return loss(texts, end.flags(0) == Buckets.FINITE ? end.last(0) : Float.NaN);
    }

    /** How it ended, after how many steps, when it began, and what of it is lost. */
    static String about(Texts texts, Charted charted) {
        Instant started = charted.info().started();
        String steps = texts.get("branches.steps", charted.metrics().steps());
        String time = started == null ? "" : TIME.format(started.atZone(ZoneId.systemDefault()));
        String strange =
                charted.relation() == Relation.COMPARABLE ? "" : texts.get("branches." + charted.relation() + ".help");
        String when = Stream.of(strange, end(texts, charted), steps, time)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        long lost = charted.metrics().missingSteps();
        return lost == 0 ? when : texts.get("branches.lost", when, Numbers.count(lost));
    }

    /** Short enough for a row; three digits tell runs apart. */
    static String loss(Texts texts, float loss) {
        return texts.get(
                "branches.loss",
                Numbers.compact(
                        Float.isFinite(loss)
                                ? new BigDecimal(loss).round(DIGITS).doubleValue()
                                : loss));
    }
}
