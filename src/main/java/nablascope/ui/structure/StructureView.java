package nablascope.ui.structure;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import nablascope.ui.control.Buttons;
import nablascope.ui.run.Problem;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** The panel for what needs a restart: data with a preview, network, loss, batches and seed. */
public final class StructureView extends VBox {
    /** Begins the ids of the controls. */
    static final String SCOPE = "structure";

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
        VBox loss = Section.titled(texts, "structure.lossTitle", new LossPane(texts, model));
        VBox content = new VBox(
                Section.titled(texts, "structure.data", dataPane),
                Section.titled(texts, "structure.network", new NetworkPane(texts, model)),
                loss,
                Section.titled(texts, "structure.training", new TrainingPane(texts, model)));
        model.draft().subscribe(now -> DraftForm.show(List.of(loss), now == null || now.hasData()));
        content.getStyleClass().add("structure-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, footer());
        visibleProperty().subscribe(this::cameBack);
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .orElse(false)
                .subscribe(this::cameBack);
    }

    /** Perhaps from putting a file right. */
    private void cameBack(boolean here) {
        if (here) {
            model.lookAgain();
        }
    }

    private String parameters() {
        OptionalLong count = model.parameterCount();
        return texts.get("structure.parameters", count.isEmpty() ? "–" : Numbers.count(count.getAsLong()));
    }

    private String obstacle(@Nullable Problem problem) {
        return problem == null ? "" : texts.get(problem.key(), problem.detail());
    }

    private VBox footer() {
        Label count = new Label();
        count.setId("structure-parameters");
        count.textProperty().bind(Bindings.createStringBinding(this::parameters, model.candidate(), texts.language()));
        Label obstacle = new Label();
        obstacle.setId("structure-obstacle");
        obstacle.setWrapText(true);
        obstacle.setMinHeight(USE_PREF_SIZE);
        obstacle.getStyleClass().add("field-message");
        obstacle.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> obstacle(model.obstacle().get()), model.obstacle(), texts.language()));
        Label hint = Section.hint(texts, "structure.restartHint");
        model.obstacle().subscribe(now -> {
            DraftForm.show(List.of(obstacle), now != null);
            DraftForm.show(List.of(hint), now == null);
        });
        VBox footer = new VBox(count, obstacle, hint, buttons());
        footer.getStyleClass().add("structure-footer");
        return footer;
    }

    private HBox buttons() {
        Button revert = action("structure.revert", model::revert);
        revert.setId("structure-revert");
        Button apply = action("structure.apply", model::apply);
        apply.setId("structure-apply");
        apply.getStyleClass().add(Styles.ACCENT);
        apply.disableProperty()
                .bind(model.changed()
                        .not()
                        .or(model.mistakes().any())
                        .or(model.candidate().isNull()));
        revert.disableProperty().bind(model.changed().or(model.mistakes().any()).not());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(gap, revert, apply);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return buttons;
    }

    private Button action(String key, Runnable command) {
        Button button = new Button();
        button.textProperty().bind(texts.bind(key));
        button.setOnAction(_ -> command.run());
        Buttons.tooltip(button, texts.bind(key + ".help"));
        return button;
    }
}
