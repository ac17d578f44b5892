package nablascope.ui.app;

import javafx.scene.control.Button;
import nablascope.ui.control.Buttons;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;

/** The buttons that open and save. */
final class FileButtons {
    private final Texts texts;
    private final RunModel run;

    FileButtons(Texts texts, RunModel run) {
        this.texts = texts;
        this.run = run;
    }

    Button open(Runnable choose) {
        Button button = Buttons.icon("fth-folder", texts.bind("file.open.help"), choose);
        button.setId("window-open");
        return button;
    }

    Button save(Runnable choose) {
        Button button = Buttons.icon("fth-save", texts.bind("file.save.help"), choose);
        button.setId("window-save");
        button.disableProperty().bind(run.session().isNull());
        return button;
    }
}
