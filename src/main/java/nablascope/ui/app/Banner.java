package nablascope.ui.app;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import nablascope.ui.control.Buttons;
import nablascope.ui.run.Problem;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** One sentence about the last problem, in the window and not over it; takes no room without one. */
final class Banner extends HBox {
    Banner(Texts texts, RunModel run) {
        getStyleClass().add("banner");
        setId("banner");
        Label sentence = new Label();
        sentence.setId("banner-text");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            Problem problem = run.problem().get();
                            return problem == null ? "" : texts.get(problem.key(), problem.detail());
                        },
                        run.problem(),
                        texts.language()));
        Button dismiss = Buttons.icon(
                "fth-x",
                texts.bind("window.problem.dismiss"),
                () -> run.problem().set(null));
        getChildren().addAll(new FontIcon("fth-alert-triangle"), sentence, dismiss);
        visibleProperty().bind(run.problem().isNotNull());
        managedProperty().bind(visibleProperty());
    }
}
