package nablascope.ui.branches;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import nablascope.session.Branch;
import nablascope.session.BranchTree;
import nablascope.session.SessionEvent;
import nablascope.session.TrainingSession;
import nablascope.timeline.Metrics;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.Overlays;
import nablascope.ui.charts.Pen;
import nablascope.ui.library.ChartedRuns;
import nablascope.ui.library.ChartedRuns.Charted;
import nablascope.ui.run.Rewinder;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The branches of the run on screen and the kept runs beside it: which of them the charts show, which one stands out, and
 * which one all are compared with. Each goes by a key. JavaFX thread.
 */
public final class BranchesModel {
    private static final BranchTree EMPTY = new BranchTree(List.of(), 0, 0, List.of());

    /** See {@link BranchesModel#given} and {@link BranchesModel#isAtHand}. */
    record Standing(String given, boolean atHand) {}

    private final Texts texts;
    private final RunModel run;
    private final Rewinder rewinder;
    private final ChartedRuns kept;
    private final Function<Timeline, String> given;
    private final ReadOnlyObjectWrapper<List<Standing>> standings = new ReadOnlyObjectWrapper<>(List.of());
    private final Places places = new Places();
    private final ReadOnlyObjectWrapper<BranchTree> tree = new ReadOnlyObjectWrapper<>(EMPTY);
    private final ObservableSet<String> hidden = FXCollections.observableSet();
    private final StringProperty highlighted = new SimpleStringProperty(Overlays.NOBODY);
    private final StringProperty reference = new SimpleStringProperty(Overlays.NOBODY);
    private final Troubles troubles = new Troubles();
    private final Marks marks;

    /** @param given what somebody called the run of a timeline; empty: nothing */
    public BranchesModel(
            Texts texts, RunModel run, Rewinder rewinder, ChartedRuns kept, Function<Timeline, String> given) {
        this.given = given;
        this.texts = texts;
        this.run = run;
        this.rewinder = rewinder;
        this.kept = kept;
        marks = new Marks(texts);
        run.onEvent(event -> {
            if (event instanceof SessionEvent.Restarted) {
                hidden.removeIf(
                        key -> kept.runs().stream().noneMatch(each -> key(each).equals(key)));
                troubles.clear();
                marks.clear();
                highlighted.set(Overlays.NOBODY);
                if (kept.runs().stream().noneMatch(each -> isReference(key(each)))) {
                    reference.set(Overlays.NOBODY); // its key goes to another run now
                }
            } else if (event instanceof SessionEvent.Trouble e) {
                troubles.add(e);
            } else if (event instanceof SessionEvent.Discarded e
                    && highlighted.get().equals(key(e.branch()))) {
                highlighted.set(Overlays.NOBODY); // its row is gone, and with it the pointer that would leave it
            }
        });
        kept.runs().addListener((ListChangeListener<Charted>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(gone -> forget(key(gone), change.getList()));
            }
        });
    }

    private void forget(String key, List<? extends Charted> left) {
        if (left.stream().noneMatch(each -> key(each).equals(key))) {
            hidden.remove(key);
            highlighted.set(Overlays.NOBODY);
        }
    }

    static String key(int branch) {
        return "branch-" + branch;
    }

    static String key(Charted run) {
        return "kept-" + run.place();
    }

    /** As of the last {@link #refresh}. */
    public ReadOnlyObjectProperty<BranchTree> tree() {
        return tree.getReadOnlyProperty();
    }

    /** The kept runs that charts show. */
    ObservableList<Charted> kept() {
        return kept.runs();
    }

    /** The keys of those that charts leave out. */
    ObservableSet<String> hidden() {
        return hidden;
    }

    void show(String key, boolean shown) {
        if (shown) {
            hidden.remove(key);
        } else {
            hidden.add(key);
        }
    }

    /** The key of the one that stands out in every chart; {@link Overlays#NOBODY}: none does. */
    public StringProperty highlighted() {
        return highlighted;
    }

    /** The key of the one that is subtracted from every run; {@link Overlays#NOBODY}: charts show values. */
    public StringProperty reference() {
        return reference;
    }

    boolean isReference(String key) {
        return reference.get().equals(key);
    }

    /** Of every run there is. */
    List<String> keys() {
        return Stream.concat(
                        tree.get().branches().stream().map(branch -> key(branch.number())),
                        kept.runs().stream().map(BranchesModel::key))
                .toList();
    }

    /** Takes a kept run out of the charts. */
    void remove(Charted charted) {
        kept.remove(charted);
    }

    /** Brings the tree up to date; once per pulse. */
    public void refresh() {
        TrainingSession session = run.session().get();
        BranchTree now = session == null ? EMPTY : session.branches();
        places.keep(Stream.concat(now.branches().stream(), now.discarded().stream())
                .map(Branch::number)
                .toList());
        tree.set(now);
        // The session may have moved since it gave its tree: who stands at hand shows in the next pulse.
        standings.set(now.branches().stream()
                .map(branch -> new Standing(given(branch), isAtHand(branch)))
                .toList());
        boolean compares = !isReference(Overlays.NOBODY);
        if (compares && (keys().size() < 2 || !keys().contains(reference.get()))) { // a run minus itself says nothing
            reference.set(Overlays.NOBODY);
        }
    }

    /** What charts show beside the run at hand. */
    public Overlays overlays() {
        List<Overlays.Other> others = new ArrayList<>();
        String own = key(tree.get().present());
        // What both share in their past has its flag already.
        List<SessionEvent.Trouble> flagged = hidden.contains(own) ? List.of() : troublesAtHand();
        for (Branch branch : tree.get().branches()) {
            String key = key(branch.number());
            if (!isAtHand(branch) && !hidden.contains(key)) {
                Pen pen = pen(branch);
                List<SessionEvent.Trouble> unflagged = troubles.before(branch.steps(), branch, tree.get()).stream()
                        .filter(trouble -> !flagged.contains(trouble))
                        .toList();
                others.add(new Overlays.Other(
                        key,
                        pen,
                        name(branch),
                        branch.timeline(),
                        tree.get().partings(branch),
                        marks.ofTroubles(name(branch), pen, unflagged)));
            }
        }
        for (Charted each : kept.runs()) {
            if (!hidden.contains(key(each))) {
                Pen pen = Pen.ofKept(each.place());
                others.add(new Overlays.Other(
                        key(each),
                        pen,
                        each.name(),
                        each.metrics(),
                        each.changes(),
                        marks.ofExplosions(each.name(), pen, each.explosions())));
            }
        }
        String pointed = hidden.contains(highlighted.get()) ? Overlays.NOBODY : highlighted.get();
        return new Overlays(others, own, !hidden.contains(own), pointed, compared());
    }

    /** Where the run at hand went wrong, as far as it stands now. */
    public List<SessionEvent.Trouble> troublesAtHand() {
        TrainingSession session = run.session().get();
        BranchTree now = tree.get();
        return session == null
                ? List.of()
                : now.find(now.present())
                        .map(branch -> troubles.before(session.timeline().steps(), branch, now))
                        .orElse(List.of());
    }

    private Overlays.@Nullable Reference compared() {
        String key = reference.get();
        Stream<Metrics> branches = tree.get().branches().stream()
                .filter(branch -> key(branch.number()).equals(key))
                .map(Branch::timeline);
        Stream<Metrics> others =
                kept.runs().stream().filter(each -> key(each).equals(key)).map(Charted::metrics);
        return Stream.concat(branches, others)
                .findFirst()
                .map(metrics -> new Overlays.Reference(name(key), metrics))
                .orElse(null);
    }

    Pen pen(Branch branch) {
        return Pen.ofBranch(places.of(branch.number()));
    }

    /** What a run goes by; empty if there is none of that key. */
    String name(String key) {
        return Stream.concat(
                        tree.get().branches().stream()
                                .filter(branch -> key(branch.number()).equals(key))
                                .map(this::name),
                        kept.runs().stream()
                                .filter(each -> key(each).equals(key))
                                .map(Charted::name))
                .findFirst()
                .orElse("");
    }

    /** Whether the run at hand is this branch, rather than one that stands in its past. */
    boolean isAtHand(Branch branch) {
        TrainingSession session = run.session().get();
        return session != null && branch.timeline().equals(session.timeline());
    }

    /** Pauses, and stands where the branch stands. */
    public void choose(Branch branch) {
        rewinder.to(branch.number(), branch.steps());
    }

    /** Whether there is a branch to do without. */
    boolean canDiscard() {
        return tree.get().branches().size() > 1;
    }

    /** Takes the branch out of the tree; the story offers the way back. */
    void discard(Branch branch) {
        if (canDiscard()) {
            rewinder.discard(branch.number());
        }
    }

    /** Stays the same as long as the branch lives. */
    String name(Branch branch) {
        return branch.number() == 0
                ? texts.get("branches.run")
                : texts.get("branches.branch", Integer.toString(branch.number()));
    }

    /** What somebody called it; empty: nothing. */
    String given(Branch branch) {
        return given.apply(branch.timeline());
    }

    /** Of each branch of the {@link #tree} what that does not say; as of the last {@link #refresh}. */
    ReadOnlyObjectProperty<List<Standing>> standings() {
        return standings.getReadOnlyProperty();
    }

    /** What makes it differ from the one it left, such as {@code c off → 1 from step 144}. */
    String difference(Branch branch) {
        TrainingSession session = run.session().get();
        return session == null ? "" : BranchWords.difference(texts, session.experiment(), branch);
    }

    /** What went wrong with it, in a word; empty: nothing. */
    String trouble(Branch branch) {
        return BranchWords.trouble(texts, branch, troubles.last(branch.number()));
    }
}
