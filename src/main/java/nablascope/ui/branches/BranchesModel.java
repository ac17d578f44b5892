package nablascope.ui.branches;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import nablascope.session.Branch;
import nablascope.session.BranchTree;
import nablascope.session.SessionEvent;
import nablascope.session.TrainingSession;
import nablascope.timeline.Sample;
import nablascope.timeline.Timeline;
import nablascope.ui.charts.Overlays;
import nablascope.ui.run.Rewinder;
import nablascope.ui.run.RunModel;
import nablascope.ui.story.KnobDiff;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;

/** The branches of the run on screen, and which of them the charts show. JavaFX thread. */
public final class BranchesModel {
    private static final BranchTree EMPTY = new BranchTree(List.of(), 0, 0);

    private static final MathContext DIGITS = new MathContext(3);

    private final Texts texts;
    private final RunModel run;
    private final Rewinder rewinder;
    private final ReadOnlyObjectWrapper<BranchTree> tree = new ReadOnlyObjectWrapper<>(EMPTY);
    private final ObservableSet<Integer> hidden = FXCollections.observableSet();

    /** The numbers of those that exploded with all values finite. */
    private final Set<Integer> exploded = new HashSet<>();

    private final IntegerProperty highlighted = new SimpleIntegerProperty(Overlays.NOBODY);

    public BranchesModel(Texts texts, RunModel run, Rewinder rewinder) {
        this.texts = texts;
        this.run = run;
        this.rewinder = rewinder;
        run.onEvent(event -> {
            if (event instanceof SessionEvent.Restarted) {
                hidden.clear();
                exploded.clear();
                highlighted.set(Overlays.NOBODY);
            } else if (event instanceof SessionEvent.Alarmed e) {
                exploded.add(e.circumstances().branch());
            }
        });
    }

    /** As of the last {@link #refresh}. */
    public ReadOnlyObjectProperty<BranchTree> tree() {
        return tree.getReadOnlyProperty();
    }

    /** The numbers of those that charts leave out. */
    public ObservableSet<Integer> hidden() {
        return hidden;
    }

    /** The number of the one that stands out in every chart; {@link Overlays#NOBODY}: none does. */
    public IntegerProperty highlighted() {
        return highlighted;
    }

    /** Brings the tree up to date; once per pulse. */
    public void refresh() {
        TrainingSession session = run.session().get();
        tree.set(session == null ? EMPTY : session.branches());
    }

    /** What charts show beside the run at hand. */
    public Overlays overlays() {
        TrainingSession session = run.session().get();
        BranchTree now = tree.get();
        if (session == null) {
            return Overlays.NONE;
        }
        Timeline own = session.timeline();
        return new Overlays(
                now.branches().stream()
                        .filter(branch -> !branch.timeline().equals(own) && !hidden.contains(branch.number()))
                        .map(branch -> new Overlays.Other(branch.number(), name(branch), branch.timeline()))
                        .toList(),
                now.present(),
                highlighted.get());
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

    /** Stays the same as long as the branch lives. */
    String name(Branch branch) {
        return branch.number() == 0
                ? texts.get("branches.run")
                : texts.get("branches.branch", Integer.toString(branch.number()));
    }

    /** What makes it differ from the one it left, such as {@code c off → 1 from step 144}. */
    String difference(Branch branch) {
        TrainingSession session = run.session().get();
        Branch.Difference d = branch.difference();
        if (d == null || session == null) {
            return texts.get("branches.steps", branch.steps());
        }
        double dropout = session.experiment().model().firstDropout().orElse(0);
        return texts.get("branches.changed", KnobDiff.describe(texts, dropout, d.there(), d.here()), d.step());
    }

    /** Where it stands: its last loss, and whether it broke or ended. */
    String state(Branch branch) {
        Timeline timeline = branch.timeline();
        Sample last = timeline.at(timeline.indexOf("data_loss"), branch.steps());
        String loss = last == null ? "" : texts.get("branches.loss", value(last));
        return switch (branch.state()) {
            case OPEN -> exploded(branch) ? texts.get("branches.exploded") : loss;
            case FINISHED -> texts.get("branches.finished", loss);
            case DIVERGED -> texts.get("branches.diverged");
        };
    }

    /** Whether it exploded, or set about to. */
    boolean exploded(Branch branch) {
        return branch.state() == Branch.State.DIVERGED || exploded.contains(branch.number());
    }

    /** Short enough for a row; three digits tell branches apart. */
    private static String value(Sample sample) {
        float value = sample.value();
        return Numbers.compact(
                Float.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value);
    }
}
