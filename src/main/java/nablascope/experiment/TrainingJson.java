package nablascope.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code loss}, {@code training} and {@code schedule} parts. */
final class TrainingJson {
    private static final String EARLY = "earlyStopping";

    private TrainingJson() {}

    static LossSpec readLoss(@Nullable Object json) {
        Fields f = Fields.of("loss", json, "type", "reduction", "delta", "labelSmoothing");
        return new LossSpec(
                f.choice("type", LossSpec.Type.class),
                f.either("reduction", "mean", "sum"),
                f.number("delta", 1),
                f.number("labelSmoothing", 0));
    }

    static Map<String, @Nullable Object> writeLoss(LossSpec loss) {
        return new Tree()
                .put("type", Words.of(loss.type()))
                .putUnless("mean", "reduction", loss.sum() ? "sum" : "mean")
                .putUnless(1.0, "delta", loss.delta())
                .putUnless(0.0, "labelSmoothing", loss.labelSmoothing())
                .map();
    }

    static TrainingSpec read(@Nullable Object json) {
        Fields f = Fields.of("training", json, "steps", "batchSize", "shuffle", "batches", "onNonFinite", EARLY);
        return new TrainingSpec(
                f.integer("steps", 0, TrainingSpec.UNLIMITED),
                (int) f.integer("batchSize", TrainingSpec.ALL_ROWS, 1, TrainingSpec.ALL_ROWS),
                f.flag("shuffle", false),
                f.has("batches") ? batches(f.list("batches")) : null,
                !f.either("onNonFinite", "stop", "continue"),
                f.get(EARLY) == null
                        ? null
                        : earlyStopping(Fields.of(f.path(EARLY), f.get(EARLY), "patience", "minDelta", "restoreBest")));
    }

    private static EarlyStopping earlyStopping(Fields f) {
        return new EarlyStopping(
                f.integer("patience", 1, TrainingSpec.UNLIMITED), f.number("minDelta", 0), f.flag("restoreBest", true));
    }

    private static Map<String, @Nullable Object> writeEarlyStopping(EarlyStopping early) {
        return new Tree()
                .put("patience", early.patience())
                .putUnless(0.0, "minDelta", early.minDelta())
                .putUnless(true, "restoreBest", early.restoreBest())
                .map();
    }

    private static List<int[]> batches(List<?> json) {
        List<int[]> batches = new ArrayList<>();
        for (Object batch : json) {
            String path = "training.batches[" + batches.size() + "]";
            int[] rows = ArrayJson.readIndices(path, batch);
            Check.within(Place.LENGTH.with(path), (long) rows.length, 1, Integer.MAX_VALUE);
            batches.add(rows);
        }
        return batches;
    }

    static Map<String, @Nullable Object> write(TrainingSpec training) {
        Tree tree = new Tree()
                .put("steps", training.steps())
                .putUnless(TrainingSpec.ALL_ROWS, "batchSize", training.batchSize())
                .putUnless(false, "shuffle", training.shuffle());
        if (training.batches() != null) {
            tree.put(
                    "batches",
                    training.batches().stream().map(ArrayJson::indices).toList());
        }
        tree.putUnless("stop", "onNonFinite", training.stopOnNonFinite() ? "stop" : "continue");
        if (training.earlyStopping() != null) {
            tree.put(EARLY, writeEarlyStopping(training.earlyStopping()));
        }
        return tree.map();
    }

    /** Changes in the order of their steps, those of one step as they stand in the file. */
    static List<ScheduledChange> readSchedule(@Nullable Object json, Knobs start) {
        List<Entry> entries = new ArrayList<>();
        for (Object entry : Fields.list("schedule", json)) {
            String path = "schedule[" + entries.size() + "]";
            Fields f = Fields.of(path, entry, "step", "set", "note");
            Fields set = Fields.any(f.path("set"), f.require("set"));
            long step = f.integer("step", 0, TrainingSpec.UNLIMITED);
            entries.add(new Entry(step, set, f.has("note") ? f.text("note", 20_000) : null));
        }
        entries.sort(Comparator.comparingLong(Entry::step));
        List<ScheduledChange> changes = new ArrayList<>();
        Knobs knobs = start;
        for (Entry entry : entries) {
            ScheduledChange change = entry.change(knobs);
            changes.add(change);
            knobs = change.knobs();
        }
        return changes;
    }

    private record Entry(long step, Fields set, @Nullable String note) {
        ScheduledChange change(Knobs before) {
            try {
                Map<String, Object> changes = set.members();
                return new ScheduledChange(step, changes, KnobsJson.apply(before, changes), note);
            } catch (InvalidExperimentException e) {
                throw e.under(set.path());
            }
        }
    }

    static List<Object> writeSchedule(List<ScheduledChange> schedule) {
        List<Object> entries = new ArrayList<>();
        for (ScheduledChange change : schedule) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("step", change.step());
            entry.put("set", change.set());
            if (change.note() != null) {
                entry.put("note", change.note());
            }
            entries.add(entry);
        }
        return entries;
    }
}
