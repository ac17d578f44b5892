package nablascope.ui.structure;

import java.util.Arrays;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import nablascope.experiment.InitSpec;
import nablascope.experiment.LayerSpec.Recurrent;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.ModelSpec.Layers;
import nablascope.experiment.ModelSpec.Surface;
import nablascope.ui.control.NumberRange;
import nablascope.ui.draft.Draft;
import nablascope.ui.draft.ModelEdit;
import nablascope.ui.draft.ModelKind;
import nablascope.ui.text.Texts;

/** The model: its kind, and what there is to choose for that kind. */
final class NetworkPane extends VBox {
    private static final NumberRange ANY = NumberRange.between(-1e6, 1e6);

    private final Texts texts;
    private final Mistakes mistakes;

    NetworkPane(Texts texts, StructureModel structure) {
        this.texts = texts;
        this.mistakes = structure.mistakes();
        getStyleClass().add("draft-form");
        Part<Draft> draft = structure.part();
        DraftForm<Draft> kind = new DraftForm<>(texts, mistakes, draft, StructureView.SCOPE);
        ComboBox<ModelKind> kinds = kind.choice(
                        "structure.kind",
                        Arrays.asList(ModelKind.values()),
                        texts::name,
                        Draft::kind,
                        structure::withKind)
                .box();
        kinds.setVisibleRowCount(ModelKind.values().length);
        getChildren()
                .addAll(
                        kind,
                        new PerceptronForm(texts, mistakes, model(draft, ModelKind.PERCEPTRON)),
                        recurrent(model(draft, ModelKind.RECURRENT).only(Layers.class)),
                        new LayersPane(
                                texts, mistakes, model(draft, ModelKind.LAYERS).only(Layers.class)),
                        surface(model(draft, ModelKind.SURFACE).only(Surface.class)));
    }

    private static Part<ModelSpec> model(Part<Draft> draft, ModelKind kind) {
        return draft.when(d -> d.kind() == kind).part(Draft::model, Draft::withModel);
    }

    private VBox recurrent(Part<Layers> layers) {
        Part<Recurrent> cell = layers.part(
                own -> own.layers().getFirst() instanceof Recurrent first ? first : null, ModelEdit::withFirst);
        DraftForm<Recurrent> form = new DraftForm<>(texts, mistakes, cell, "recurrent");
        RecurrentForm.simple(texts, form);
        DraftForm<InitSpec> init =
                new DraftForm<>(texts, mistakes, cell.part(Recurrent::init, ModelEdit::withInit), "recurrent");
        InitForm.recurrentScheme(texts, init, cell);
        Label head = Section.hint(texts, "structure.recurrentHead");
        VBox box = new VBox(form, init, head);
        box.getStyleClass().add("draft-form");
        layers.value().subscribe(now -> DraftForm.show(List.of(box), now != null));
        return box;
    }

    private VBox surface(Part<Surface> part) {
        DraftForm<Surface> form = new DraftForm<>(texts, mistakes, part, "surface");
        form.choice(
                "structure.surface",
                Arrays.asList(Surface.Kind.values()),
                texts::name,
                Surface::kind,
                (s, kind) -> kind == s.kind() ? s : Surface.of(kind));
        form.number("structure.startX", ANY, Surface::startX, (s, v) -> surface(s, v, s.startY(), s.a(), s.b()));
        form.number("structure.startY", ANY, Surface::startY, (s, v) -> surface(s, s.startX(), v, s.a(), s.b()));
        form.number("structure.a", ANY, Surface::a, (s, v) -> surface(s, s.startX(), s.startY(), v, s.b()));
        form.number("structure.b", ANY, Surface::b, (s, v) -> surface(s, s.startX(), s.startY(), s.a(), v));
        Label formula = Section.remark(new Label());
        Runnable write = () -> {
            Surface now = part.get();
            formula.setText(now == null ? "" : texts.get("structure.formula." + now.kind()));
        };
        part.value().subscribe(write);
        texts.language().subscribe(write);
        VBox box = new VBox(form, formula, Section.hint(texts, "structure.surfaceHint"));
        box.getStyleClass().add("draft-form");
        part.value().subscribe(now -> DraftForm.show(List.of(box), now != null));
        return box;
    }

    private static Surface surface(Surface s, double startX, double startY, double a, double b) {
        return new Surface(s.kind(), startX, startY, a, b);
    }
}
