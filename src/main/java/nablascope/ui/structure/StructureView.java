package nablascope.ui.structure;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nablascope.experiment.Activation;
import nablascope.experiment.Experiment;
import nablascope.experiment.InitSpec;
import nablascope.experiment.TrainingSpec;
import nablascope.ui.control.Buttons;
import nablascope.ui.control.NumberRange;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;

/** The panel for what needs a restart: data with a preview, network, batches and seed. */
public final class StructureView extends VBox {
    private static final List<InitSpec.Scheme> INITS = List.of(
            InitSpec.Scheme.TORCH_DEFAULT,
            InitSpec.Scheme.XAVIER_UNIFORM,
            InitSpec.Scheme.XAVIER_NORMAL,
            InitSpec.Scheme.KAIMING_UNIFORM,
            InitSpec.Scheme.KAIMING_NORMAL,
            InitSpec.Scheme.LECUN_NORMAL,
            InitSpec.Scheme.ORTHOGONAL,
            InitSpec.Scheme.NORMAL,
            InitSpec.Scheme.UNIFORM);

    private final Texts texts;
    private final StructureModel model;

    /**
     * A view of the model.
     *
     * @param dataPane choice and preview of the data
     */
    public StructureView(Texts texts, StructureModel model, DataPane dataPane) {
        this.texts = texts;
        this.model = model;
        getStyleClass().add("structure");
        VBox content = new VBox(dataPane, network(), training());
        content.getStyleClass().add("structure-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, footer());
    }

    private VBox network() {
        DraftForm form = new DraftForm(texts, model, "structure.network");
        form.number(
                "structure.depth",
                NumberRange.whole(0, 100),
                d -> d.network().depth(),
                (d, v) -> with(d, n -> new NetworkDraft((int) v, n.width(), n.activation(), n.init(), n.initSize())));
        form.number(
                "structure.width",
                NumberRange.whole(1, 4096),
                d -> d.network().width(),
                (d, v) -> with(d, n -> new NetworkDraft(n.depth(), (int) v, n.activation(), n.init(), n.initSize())));
        form.choice(
                "structure.activation",
                List.of(Activation.values()),
                texts::name,
                d -> d.network().activation(),
                (d, v) -> with(d, n -> new NetworkDraft(n.depth(), n.width(), v, n.init(), n.initSize())));
        form.choice(
                "structure.init",
                INITS,
                texts::name,
                d -> d.network().init(),
                (d, v) -> with(d, n -> new NetworkDraft(n.depth(), n.width(), n.activation(), v, n.initSize())));
        form.number(
                        "structure.initSize",
                        NumberRange.above(0),
                        d -> d.network().initSize(),
                        (d, v) -> with(d, n -> new NetworkDraft(n.depth(), n.width(), n.activation(), n.init(), v)))
                .showOnlyWhen((d, _) -> d.network().init() == InitSpec.Scheme.NORMAL
                        || d.network().init() == InitSpec.Scheme.UNIFORM);
        Label other = new Label();
        other.textProperty().bind(texts.bind("structure.otherNetwork"));
        other.setWrapText(true);
        other.setMinHeight(USE_PREF_SIZE);
        other.getStyleClass().add("hint");
        form.showOnlyWhen(model.showsNetwork(), other);
        return form;
    }

    private static Draft with(Draft d, UnaryOperator<NetworkDraft> change) {
        return new Draft(d.data(), change.apply(d.network()), d.batchSize(), d.seed());
    }

    private VBox training() {
        DraftForm form = new DraftForm(texts, model, "structure.training");
        form.number(
                        "structure.batch",
                        NumberRange.whole(1, TrainingSpec.ALL_ROWS),
                        Draft::batchSize,
                        (d, v) -> new Draft(d.data(), d.network(), (int) v, d.seed()))
                .nameMax(texts.bind("structure.batch.all"));
        form.number(
                        "structure.seed",
                        NumberRange.whole(0, Experiment.MAX_SEED),
                        Draft::seed,
                        (d, v) -> new Draft(d.data(), d.network(), d.batchSize(), (long) v))
                .add(copySeed());
        return form;
    }

    private Button copySeed() {
        Button copy = Buttons.icon("fth-copy", texts.bind("structure.seed.copy"), () -> {
            Draft draft = model.draft().get();
            if (draft != null) {
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, Long.toString(draft.seed())));
            }
        });
        copy.setId("structure-seed-copy");
        return copy;
    }

    private String parameters() {
        OptionalLong count = model.parameterCount();
        return texts.get("structure.parameters", count.isEmpty() ? "–" : Numbers.count(count.getAsLong()));
    }

    private VBox footer() {
        Label count = new Label();
        count.setId("structure-parameters");
        count.textProperty()
                .bind(Bindings.createStringBinding(this::parameters, model.draft(), model.rows(), texts.language()));
        Label hint = new Label();
        hint.textProperty().bind(texts.bind("structure.restartHint"));
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.getStyleClass().add("hint");
        Button revert = action("structure.revert", model::revert);
        Button apply = action("structure.apply", model::apply);
        apply.setId("structure-apply");
        apply.getStyleClass().add(Styles.ACCENT);
        apply.disableProperty()
                .bind(model.changed()
                        .not()
                        .or(model.mistakes().any())
                        .or(Bindings.createBooleanBinding(() -> model.rows().getValue() == null, model.rows())));
        revert.disableProperty().bind(model.changed().or(model.mistakes().any()).not());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(gap, revert, apply);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox footer = new VBox(count, hint, buttons);
        footer.getStyleClass().add("structure-footer");
        return footer;
    }

    private Button action(String key, Runnable command) {
        Button button = new Button();
        button.textProperty().bind(texts.bind(key));
        button.setOnAction(_ -> command.run());
        Buttons.tooltip(button, texts.bind(key + ".help"));
        return button;
    }
}
