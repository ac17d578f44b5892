package nablascope.ui.app;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import nablascope.session.TrainingSession;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.control.Buttons;
import nablascope.ui.library.RunsArea;
import nablascope.ui.race.RaceWindow;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Look;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu of what is needed now and then: kept runs, the gradient check, races, threads. */
final class MoreMenu {
    private final Texts texts;
    private final RunModel run;
    private final FxBridge bridge;
    private final RaceWindow races;
    private final @Nullable RunsArea runs;

    /** @param runs null: none are kept */
    MoreMenu(Texts texts, RunModel run, FxBridge bridge, Look look, @Nullable RunsArea runs) {
        this.texts = texts;
        this.run = run;
        this.bridge = bridge;
        this.races = new RaceWindow(texts, look, run, bridge);
        this.runs = runs;
    }

    MenuButton button() {
        MenuButton button = new MenuButton();
        button.setId("window-more");
        button.setGraphic(new FontIcon("fth-more-horizontal"));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "more");
        Buttons.describe(button, texts.bind("more.help"));
        fill(button);
        button.setOnShowing(_ -> fill(button));
        return button;
    }

    private void fill(MenuButton button) {
        MenuItem check = new MenuItem(texts.get("gradcheck.menu"));
        check.setId("more-gradcheck");
        check.setDisable(run.session().get() == null);
        check.setOnAction(_ -> check(button));
        List<MenuItem> items = new ArrayList<>();
        if (runs != null) {
            MenuItem kept = new MenuItem(texts.get("runs.menu"));
            kept.setId("more-runs");
            kept.setOnAction(_ -> runs.show(button.getScene().getWindow()));
            items.add(kept);
        }
        MenuItem race = new MenuItem(texts.get("race.menu"));
        race.setId("more-race");
        race.setDisable(run.session().get() == null);
        race.setOnAction(_ -> races.show(button.getScene().getWindow()));
        items.addAll(List.of(check, race, threads()));
        button.getItems().setAll(items);
    }

    private MenuItem threads() {
        CheckMenuItem two = new CheckMenuItem(texts.get("more.threads"));
        two.setId("more-threads");
        two.setSelected(run.threads().get() > 1);
        two.setOnAction(_ -> run.threads().set(two.isSelected() ? 2 : 1));
        return two;
    }

    private void check(MenuButton owner) {
        TrainingSession session = run.session().get();
        if (session != null) {
            new GradientCheckWindow(texts, bridge, run)
                    .open(session, owner.getScene().getWindow());
        }
    }
}
