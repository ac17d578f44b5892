package nablascope.ui.structure;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import nablascope.experiment.Activation;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LayerSpec.Activate;
import nablascope.experiment.ModelSpec.Layers;
import nablascope.ui.draft.LayerKind;
import nablascope.ui.draft.LayerTree;
import nablascope.ui.draft.LayerTree.Line;
import org.jspecify.annotations.Nullable;

/** A model's layers as lines, one of which is chosen and can be changed. JavaFX thread. */
final class LayerSelection {
    private final Part<Layers> model;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Line> selected = new ReadOnlyObjectWrapper<>();

    LayerSelection(Part<Layers> model) {
        this.model = model;
        model.value().subscribe(this::show);
    }

    private void show(@Nullable Layers now) {
        Line before = selected.get();
        lines.setAll(now == null ? List.of() : LayerTree.of(now).lines());
        select(before == null ? List.of(0) : before.path());
    }

    ObservableList<Line> lines() {
        return lines;
    }

    /** The chosen line; null: there are no layers. */
    ReadOnlyObjectProperty<@Nullable Line> selected() {
        return selected.getReadOnlyProperty();
    }

    /** Chooses the line at a path, or the first where there is none. */
    void select(List<Integer> path) {
        Line first = lines.isEmpty() ? null : lines.getFirst();
        selected.set(lines.stream()
                .filter(line -> line.path().equals(path))
                .findFirst()
                .orElse(first));
    }

    /** Whether the chosen line is the linear layer whose width the data decide. */
    boolean followsData() {
        Line line = selected.get();
        Layers now = model.get();
        return line != null
                && now != null
                && line.layer() instanceof LayerSpec.Linear
                && line.path().equals(List.of(now.layers().size() - 1));
    }

    /** {@link LayerTree#activationBehind} the chosen line. */
    Activate activationBehind() {
        Line line = selected.get();
        Layers now = model.get();
        return line == null || now == null
                ? new Activate(Activation.IDENTITY)
                : LayerTree.of(now).activationBehind(line.path());
    }

    boolean canMove(int by) {
        return neighbour(by) != null;
    }

    boolean canRemove() {
        Line line = selected.get();
        Layers now = model.get();
        return line != null && now != null && LayerTree.of(now).removable(line.path());
    }

    private @Nullable List<Integer> neighbour(int by) {
        Line line = selected.get();
        Layers now = model.get();
        return line == null || now == null ? null : LayerTree.of(now).neighbour(line.path(), by);
    }

    /** Puts a changed layer into the place of the one that was chosen. */
    void replace(Line changed) {
        model.change(now ->
                LayerTree.of(now).replaced(changed.path(), changed.layer()).model());
    }

    /** A new layer behind the chosen one, or at the end of a chosen residual block. */
    void add(LayerKind kind) {
        Line line = selected.get();
        if (line != null) {
            model.change(now -> LayerTree.of(now).added(line, kind).model());
            select(LayerTree.place(line));
        }
    }

    void remove() {
        Line line = selected.get();
        if (line != null && canRemove()) {
            List<Integer> before = neighbour(-1);
            model.change(now -> LayerTree.of(now).removed(line.path()).model());
            select(before == null ? line.path() : before);
        }
    }

    void move(int by) {
        Line line = selected.get();
        List<Integer> target = neighbour(by);
        if (line != null && target != null) {
            model.change(now -> LayerTree.of(now).swapped(line.path(), target).model());
            select(target);
        }
    }
}
