package nablascope.ui.branches;

import javafx.scene.control.Button;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Pen;
import nablascope.ui.control.Buttons;
import nablascope.ui.library.ChartedRuns.Charted;
import nablascope.ui.text.Texts;

/** A kept run that the charts show, until it is taken out again. */
final class KeptRow extends RunRow {
    private final BranchesModel model;
    private final Charted run;

    KeptRow(Texts texts, BranchesModel model, Charted run) {
        super(texts, model, BranchesModel.key(run));
        this.model = model;
        this.run = run;
        Button remove = Buttons.icon("fth-x", texts.bind("branches.remove"), () -> model.remove(run));
        remove.setId("remove-" + key());
        offer(remove);
    }

    void show(ChartTheme theme) {
        draw(Pen.ofKept(run.place()), theme);
        tell(run.name(), "", KeptWords.state(texts, run), KeptWords.about(texts, run), model.isReference(key()));
    }
}
