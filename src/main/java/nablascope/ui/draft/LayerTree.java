package nablascope.ui.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nablascope.experiment.Activation;
import nablascope.experiment.LayerSpec;
import nablascope.experiment.LayerSpec.Activate;
import nablascope.experiment.LayerSpec.Residual;
import nablascope.experiment.ModelSpec.Layers;
import org.jspecify.annotations.Nullable;

/**
 * A model's layers as the lines of a list, those of a residual block below it. A path is the positions from the
 * outermost list inwards; every change gives a new tree.
 */
public record LayerTree(int input, List<LayerSpec> layers) {

    /**
     * One line.
     *
     * @param in width of what reaches the layer
     * @param out width of what leaves it
     */
    public record Line(List<Integer> path, LayerSpec layer, int in, int out) {
        /** As tensors are called: {@code 2}, {@code 2.layers.0}. */
        public String name() {
            return path.stream().map(String::valueOf).collect(Collectors.joining(".layers."));
        }

        /** Another kind of layer in its place. */
        public Line as(LayerKind kind) {
            return kind == LayerKind.of(layer) ? this : new Line(path, kind.usual(in), in, out);
        }

        /** How many residual blocks are around it. */
        public int depth() {
            return path.size() - 1;
        }
    }

    public LayerTree {
        layers = List.copyOf(layers);
    }

    public static LayerTree of(Layers model) {
        return new LayerTree(model.input(), model.layers());
    }

    public Layers model() {
        return new Layers(input, layers);
    }

    /** Every line in order. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        add(List.of(), layers, input, lines);
        return lines;
    }

    private static int add(List<Integer> around, List<LayerSpec> layers, int input, List<Line> lines) {
        int width = input;
        for (int i = 0; i < layers.size(); i++) {
            List<Integer> path = inside(around, i);
            int in = width;
            width = out(layers.get(i), in);
            lines.add(new Line(path, layers.get(i), in, width));
            if (layers.get(i) instanceof Residual block) {
                add(path, block.layers(), in, lines);
            }
        }
        return width;
    }

    private static int out(LayerSpec layer, int in) {
        return switch (layer) {
            case LayerSpec.Linear linear -> linear.out();
            case LayerSpec.Recurrent recurrent -> recurrent.hidden();
            default -> in;
        };
    }

    private static List<Integer> inside(List<Integer> around, int position) {
        List<Integer> path = new ArrayList<>(around);
        path.add(position);
        return List.copyOf(path);
    }

    private static List<Integer> around(List<Integer> path) {
        return path.subList(0, path.size() - 1);
    }

    /** The layer at a path; null: there is none. */
    public @Nullable LayerSpec at(List<Integer> path) {
        List<LayerSpec> list = list(path);
        return list == null || path.getLast() >= list.size() ? null : list.get(path.getLast());
    }

    /** The activation that a layer's output goes into, normalised or not; the identity: into none. */
    public Activate activationBehind(List<Integer> path) {
        List<LayerSpec> list = list(path);
        int next = path.isEmpty() ? 0 : path.getLast() + 1;
        while (list != null && next < list.size() && passes(list.get(next))) {
            next++;
        }
        return list != null && next < list.size() && list.get(next) instanceof Activate activation
                ? activation
                : new Activate(Activation.IDENTITY);
    }

    private static boolean passes(LayerSpec layer) {
        return layer instanceof LayerSpec.BatchNorm
                || layer instanceof LayerSpec.LayerNorm
                || layer instanceof LayerSpec.Dropout;
    }

    /** The list that a path leads into; null: there is none. */
    private @Nullable List<LayerSpec> list(List<Integer> path) {
        List<LayerSpec> list = layers;
        for (int position : path.isEmpty() ? List.<Integer>of() : around(path)) {
            if (position >= list.size() || !(list.get(position) instanceof Residual block)) {
                return null;
            }
            list = block.layers();
        }
        return path.isEmpty() ? null : list;
    }

    /** How a list of layers changes at a position. */
    @FunctionalInterface
    private interface Change {
        void at(int position, List<LayerSpec> list);
    }

    private LayerTree changed(List<Integer> path, Change change) {
        return new LayerTree(input, changed(layers, path, change));
    }

    private static List<LayerSpec> changed(List<LayerSpec> layers, List<Integer> path, Change change) {
        List<LayerSpec> copy = new ArrayList<>(layers);
        int position = path.getFirst();
        if (path.size() == 1) {
            change.at(position, copy);
        } else if (copy.get(position) instanceof Residual block) {
            copy.set(position, new Residual(changed(block.layers(), path.subList(1, path.size()), change)));
        }
        return copy;
    }

    public LayerTree replaced(List<Integer> path, LayerSpec layer) {
        return changed(path, (i, list) -> list.set(i, layer));
    }

    /** Where a new layer goes: to the end inside a residual block, behind any other layer. */
    public static List<Integer> place(Line line) {
        return line.layer() instanceof Residual block
                ? inside(line.path(), block.layers().size())
                : inside(around(line.path()), line.path().getLast() + 1);
    }

    /** A new layer behind a line, or inside it; see {@link #place}. */
    public LayerTree added(Line line, LayerKind kind) {
        return changed(place(line), (i, list) -> list.add(i, kind.usual(line.out())));
    }

    /** Whether a layer can go: neither a model nor a residual block may be empty. */
    public boolean removable(List<Integer> path) {
        List<LayerSpec> list = list(path);
        return list != null && list.size() > 1;
    }

    public LayerTree removed(List<Integer> path) {
        return changed(path, (i, list) -> list.remove(i));
    }

    /** The path one place up or down in the same list; null: there is no such place. */
    public @Nullable List<Integer> neighbour(List<Integer> path, int by) {
        List<LayerSpec> list = list(path);
        int target = path.isEmpty() ? -1 : path.getLast() + by;
        return list == null || target < 0 || target >= list.size() ? null : inside(around(path), target);
    }

    /** The two layers in each other's place; both in one list. */
    public LayerTree swapped(List<Integer> path, List<Integer> neighbour) {
        return changed(path, (i, list) -> {
            LayerSpec moved = list.get(i);
            list.set(i, list.get(neighbour.getLast()));
            list.set(neighbour.getLast(), moved);
        });
    }
}
