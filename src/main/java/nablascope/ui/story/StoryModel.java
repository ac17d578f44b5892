package nablascope.ui.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import nablascope.experiment.EarlyStopping;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.ScheduledChange;
import nablascope.session.Excursion;
import nablascope.session.SessionEvent;
import nablascope.train.Divergence;
import nablascope.train.Divergence.Phase;
import nablascope.train.EarlyStop;
import nablascope.ui.run.Preset;
import nablascope.ui.run.Problem;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** What happened to the run, newest first. JavaFX thread. */
public final class StoryModel {
    private final Texts texts;
    private final ObservableList<StoryEntry> entries = FXCollections.observableArrayList();
    private final ToIntFunction<Knobs> dragOf;
    private final LastChanges lastChanges = new LastChanges();
    private final ReadOnlyObjectWrapper<List<ScheduledChange>> schedule = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable EarlyStopping earlyStopping;
    private double networkDropout;
    private TensorNames tensors = new TensorNames(Preset.DIGITS.experiment().model());
    private int newestDrag;
    private long newestStep;

    /** By branch number, as its last step left it. */
    private final Map<Integer, List<StoryEntry>> told = new HashMap<>();

    /**
     * @param dragOf the number of the drag that made these knobs; 0: none. A drag is one entry as far as it goes one way:
     *     where it turned back, steps may have been trained that show it
     */
    public StoryModel(Texts texts, ToIntFunction<Knobs> dragOf) {
        this.texts = texts;
        this.dragOf = dragOf;
    }

    public ObservableList<StoryEntry> entries() {
        return entries;
    }

    /** Tells of another experiment from now on. */
    public void follow(Experiment experiment) {
        ModelSpec network = experiment.model();
        earlyStopping = experiment.training().earlyStopping();
        networkDropout = network.firstDropout().orElse(0);
        tensors = new TensorNames(network);
        schedule.set(experiment.schedule());
    }

    /** The changes of knobs that the experiment makes by itself. */
    ReadOnlyObjectProperty<List<ScheduledChange>> schedule() {
        return schedule.getReadOnlyProperty();
    }

    /** Takes note of an event; a restart begins a new story. */
    public void accept(SessionEvent event) {
        switch (event) {
            case SessionEvent.Restarted _ -> {
                newestDrag = 0;
                told.clear();
                lastChanges.clear();
                entries.clear();
            }
            case SessionEvent.KnobsChanged e -> changed(e);
            case SessionEvent.Rewound e -> rewound(e);
            case SessionEvent.Discarded e -> entries.addFirst(new StoryEntry(0, e.step(), e));
            case SessionEvent.Restored e ->
                entries.removeIf(
                        entry -> entry.event() instanceof SessionEvent.Discarded gone && gone.branch() == e.branch());
            case SessionEvent.Trouble e -> {
                // Steps that are only repeated go wrong again.
                entries.removeIf(entry -> entry.event() instanceof SessionEvent.Trouble old
                        && old.getClass() == e.getClass()
                        && old.step() == e.step()
                        && old.circumstances().equals(e.circumstances()));
                lastChanges.note(e, entries);
                entries.addFirst(new StoryEntry(0, e.step(), e));
            }
            case SessionEvent.Finished e -> entries.addFirst(new StoryEntry(0, e.steps(), event));
            case SessionEvent.Failed _ -> {
                // The banner says it; the story tells what the training did.
            }
        }
    }

    private void changed(SessionEvent.KnobsChanged e) {
        int drag = dragOf.applyAsInt(e.after());
        boolean sameDrag = drag != 0 && drag == newestDrag;
        boolean trained = e.step() > newestStep;
        newestDrag = drag;
        newestStep = e.step();
        if (sameDrag
                && entries.getFirst().event() instanceof SessionEvent.KnobsChanged begun
                && ChangedKnob.sameOne(begun, e)
                && !(trained && ChangedKnob.turnsBack(begun, e, networkDropout))) {
            StoryEntry first = entries.removeFirst();
            if (!begun.before().equals(e.after())) {
                var whole = new SessionEvent.KnobsChanged(first.number(), first.step(), begun.before(), e.after());
                entries.addFirst(new StoryEntry(first.number(), first.step(), whole));
                lastChanges.turned(whole, e.step());
            } else {
                newestDrag = 0;
            }
            return;
        }
        // Its own count: the run counts every change of a drag.
        int number = entries.stream().mapToInt(StoryEntry::number).max().orElse(0) + 1;
        entries.addFirst(new StoryEntry(number, e.step(), e));
        lastChanges.turned(e, e.step());
    }

    /**
     * Each branch has its own story. What is still to come is left out, and comes back when the run goes forth again; but
     * what went wrong stays: what could be done about them is why people go back. So does what was discarded, with the way to
     * have it back.
     */
    private void rewound(SessionEvent.Rewound e) {
        List<StoryEntry> discards = entries.stream().filter(StoryEntry::discard).toList();
        if (e.left() != SessionEvent.Rewound.NONE) {
            told.put(
                    e.left(), entries.stream().filter(entry -> !entry.discard()).toList());
        }
        newestDrag = 0;
        List<StoryEntry> story = new ArrayList<>(told.getOrDefault(e.branch(), List.of()));
        if (e.step() < e.end()) {
            story.removeIf(entry ->
                    entry.step() >= e.step() && !(entry.event() instanceof SessionEvent.Rewound) && !entry.trouble());
            story.addFirst(new StoryEntry(0, e.step(), e));
        }
        story.addAll(0, discards);
        entries.setAll(story);
    }

    /** The entry as a sentence in the present language. */
    public String sentence(StoryEntry entry) {
        return switch (entry.event()) {
            case SessionEvent.Restarted _ -> "";
            case SessionEvent.KnobsChanged e -> KnobDiff.describe(texts, networkDropout, e.before(), e.after());
            case SessionEvent.Rewound e -> texts.get("story.rewound", e.step());
            case SessionEvent.Discarded e -> texts.get("story.discarded", branch(e.branch()));
            case SessionEvent.Restored _ -> "";
            case SessionEvent.Diverged e -> lastChanges.lead(texts, networkDropout, e, diverged(e.divergence()));
            case SessionEvent.Alarmed e -> lastChanges.lead(texts, networkDropout, e, exploding(e.excursion()));
            case SessionEvent.Stalled e ->
                lastChanges.lead(
                        texts,
                        networkDropout,
                        e,
                        texts.get("story.stalled", tensors.layer(texts, e.layer()), e.step()));
            case SessionEvent.Finished e ->
                e.early() == null ? texts.get("story.finished", e.steps()) : stoppedEarly(e.early());
            case SessionEvent.Failed e ->
                texts.get("problem.unexpected", Problem.of(e.cause()).detail());
        };
    }

    /** What could be done about it; empty where nothing needs doing. */
    public String advice(StoryEntry entry) {
        if (!(entry.event() instanceof SessionEvent.Trouble trouble)) {
            return "";
        }
        StoryEntry avoided = avoided(entry);
        // Dead units stay dead whatever is done but going back.
        boolean lasts = trouble instanceof SessionEvent.Stalled ? !undone(entry) : newest(entry);
        String advice = lasts ? texts.get(TroubleWords.advice(trouble)) : "";
        return avoided != null && avoided.event() instanceof SessionEvent.Trouble before
                ? (TroubleWords.inVain(texts, networkDropout, before, branch(avoided), trouble) + " " + advice).strip()
                : advice;
    }

    /** Whether nothing has happened to the run since. */
    boolean newest(StoryEntry entry) {
        return entries.stream()
                .filter(each -> !each.discard())
                .findFirst()
                .map(first -> first.event() == entry.event())
                .orElse(false);
    }

    /** Whether the run was taken back beyond it since: it happened to the branch that was left then. */
    public boolean undone(StoryEntry entry) {
        for (StoryEntry newer : entries) {
            if (newer.event() == entry.event()) {
                return false;
            }
            if (newer.event() instanceof SessionEvent.Rewound && newer.step() <= entry.step()) {
                return true;
            }
        }
        return false;
    }

    /** The trouble of the branch that this one left with other knobs; null: it left none, or that had none. */
    private @Nullable StoryEntry avoided(StoryEntry entry) {
        int parent = branchOf(entry);
        for (StoryEntry older : entries.subList(entries.indexOf(entry) + 1, entries.size())) {
            if (older.event() instanceof SessionEvent.Rewound back && parent == branchOf(entry)) {
                parent = back.branch();
            }
            if (older.trouble() && parent != branchOf(entry) && parent == branchOf(older)) {
                return older;
            }
        }
        return null;
    }

    /** The number of the branch that went wrong; 0 for everything else. */
    private static int branchOf(StoryEntry entry) {
        return entry.event() instanceof SessionEvent.Trouble e
                ? e.circumstances().branch()
                : 0;
    }

    /** The branch that went wrong, by the name it has in their list. */
    private String branch(StoryEntry entry) {
        return branch(branchOf(entry));
    }

    private String branch(int number) {
        return number == 0 ? texts.get("branches.run") : texts.get("branches.branch", Integer.toString(number));
    }

    /** The step of an entry, and what part of it exploded. */
    public String place(StoryEntry entry) {
        String step = texts.get("story.step", entry.step());
        String place = entry.event() instanceof SessionEvent.Explosion e
                ? step + " · " + texts.get("phase." + e.phase().name())
                : step;
        return entry.trouble() && undone(entry) ? place + " · " + branch(entry) : place;
    }

    /** Why it stopped and whose weights there are now; before the first finite evaluation there were none to keep. */
    private String stoppedEarly(EarlyStop stop) {
        long patience = earlyStopping == null ? 0 : earlyStopping.patience();
        boolean restored = earlyStopping != null && earlyStopping.restoreBest() && stop.bestSteps() >= 0;
        String why = texts.get("story.stoppedEarly", stop.steps(), patience);
        return restored ? texts.get("story.weightsBack", why, stop.bestSteps()) : why;
    }

    private String exploding(Excursion e) {
        return texts.name(
                e.quantity(),
                Numbers.compact(e.value()),
                Numbers.compact(e.value() / e.reference()),
                tensors.describe(texts, e.tensor()));
    }

    private String diverged(Divergence d) {
        String value = Float.isNaN(d.value()) ? "NaN" : Numbers.compact(d.value());
        String tensor = tensors.describe(texts, d.tensor());
        // A penalty may be finite and its gradient not, which has the name of a parameter.
        return d.phase() == Phase.PENALTY && !d.tensor().equals("penalty")
                ? texts.get("story.penaltyGradient", value, tensor)
                : texts.name(d.phase(), value, tensor);
    }
}
