package nablascope.ui.story;

import java.util.function.BiConsumer;
import nablascope.session.SessionEvent;
import nablascope.train.FlightRecording;
import nablascope.ui.run.FlightRecordings;
import nablascope.ui.run.Rewinder;
import nablascope.ui.run.RunModel;

/**
 * What can be done where a training goes wrong.
 *
 * @param follow has the charts follow the run again, wherever somebody zoomed
 * @param show shows the last steps before an event
 */
public record AlarmDesk(
        RunModel run,
        Rewinder rewinder,
        FlightRecordings recordings,
        Runnable follow,
        BiConsumer<SessionEvent.Explosion, FlightRecording> show) {}
