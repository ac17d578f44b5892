package nablascope.ui.app;

import javafx.stage.Window;
import nablascope.session.SessionEvent;
import nablascope.train.Divergence.Phase;
import nablascope.train.FlightRecording;
import nablascope.train.FlightRecording.Cell;
import nablascope.train.FlightRecording.Measure;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.run.FlightRecordings;
import nablascope.ui.run.Rewinder;
import nablascope.ui.run.RunModel;
import nablascope.ui.story.AlarmDesk;
import nablascope.ui.story.StoryEntry;
import nablascope.ui.story.StoryModel;
import nablascope.ui.story.StoryView;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Fonts;
import nablascope.ui.theme.Look;
import nablascope.ui.theme.Theme;
import org.jspecify.annotations.Nullable;

/** Makes what the story offers where a training goes wrong. JavaFX thread. */
final class FlightDesk {
    private final Texts texts;
    private final Look look;
    private final FxBridge bridge;
    private final RunModel run;
    private final StoryModel story;

    FlightDesk(Texts texts, Look look, FxBridge bridge, RunModel run, StoryModel story) {
        this.texts = texts;
        this.look = look;
        this.bridge = bridge;
        this.run = run;
        this.story = story;
    }

    /** The story, with these offers; its entries are shown in charts, which follow what is tried. */
    StoryView storyView(Rewinder rewinder, ChartsArea charts, Window owner) {
        var recordings = new FlightRecordings(run, bridge);
        var desk = new AlarmDesk(
                run, rewinder, recordings, charts::follow, (event, recording) -> show(event, recording, owner));
        return new StoryView(texts, story, desk, charts::show);
    }

    private void show(SessionEvent.Explosion event, FlightRecording recording, Window owner) {
        long last = recording.firstStep() + recording.length() - 1;
        Cell broken = recording.cell(last, event.tensor());
        open(story.sentence(new StoryEntry(0, last, event)), recording, broken, measureOf(event.phase()), owner);
    }

    /** The measure that shows best what broke in a phase. */
    private static Measure measureOf(Phase phase) {
        return phase == Phase.BACKWARD || phase == Phase.PENALTY ? Measure.GRADIENT_NORM : Measure.VALUE_NORM;
    }

    private void open(String sentence, FlightRecording recording, @Nullable Cell broken, Measure first, Window owner) {
        ChartTheme theme =
                look.theme().get() == Theme.LIGHT ? ChartTheme.light(Fonts.FAMILY) : ChartTheme.dark(Fonts.FAMILY);
        new FlightWindow(texts, bridge, run, recording, broken, theme).open(sentence, first, owner);
    }
}
