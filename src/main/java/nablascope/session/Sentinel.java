package nablascope.session;

import java.util.Queue;
import nablascope.timeline.Metrics;
import nablascope.timeline.Timeline;
import nablascope.train.StepReport;

/** Looks at every step for what somebody should be told of. Engine thread, where nothing else is said. */
final class Sentinel {
    private final Queue<SessionEvent> events;
    private volatile Alarm alarm = new Alarm();
    private StallWatch stalls = new StallWatch();
    private volatile boolean pauseOnAlarm = true;

    Sentinel(Queue<SessionEvent> events) {
        this.events = events;
    }

    /** Whether training pauses where the alarm is raised. Any thread. */
    void setPauseOnAlarm(boolean pause) {
        pauseOnAlarm = pause;
    }

    /** Raises no alarm any more until the next restart. Any thread. */
    void muteAlarm() {
        alarm.mute();
    }

    /** Tells of the step just done; returns whether to pause. */
    boolean look(StepReport report, Run run, int branch) {
        StallWatch.Standstill found = stalls.after(report);
        if (found != null) {
            events.add(new SessionEvent.Stalled(found.since(), found.layer(), circumstances(run, branch, found)));
        }
        Excursion excursion = alarm.after(report);
        if (excursion != null) {
            run.exploded(excursion);
            events.add(new SessionEvent.Alarmed(excursion, circumstances(run, branch)));
        }
        return excursion != null && pauseOnAlarm;
    }

    static SessionEvent.Circumstances circumstances(Run run, int branch) {
        long exploded = run.steps() - 1;
        long back = Math.max(0, exploded - SessionEvent.Explosion.STEPS_BACK);
        return new SessionEvent.Circumstances(
                branch,
                run.history().knobs(),
                run.history().firstAfter(back).orElse(back),
                back == 0 ? run.experiment().knobs() : run.history().at(back));
    }

    private static SessionEvent.Circumstances circumstances(Run run, int branch, StallWatch.Standstill found) {
        long start = run.history().rising(found.since());
        return new SessionEvent.Circumstances(
                branch,
                run.history().at(found.since()),
                start,
                start == 0 ? run.experiment().knobs() : run.history().at(start - 1));
    }

    void restart() {
        alarm = new Alarm();
        stalls = new StallWatch();
    }

    /** Takes note of the first step of a run that was kept. */
    void start(Metrics kept) {
        alarm.start(kept);
    }

    /** Stands where it stood after the timeline's steps. */
    void goBack(Timeline timeline) {
        alarm.goBack(timeline);
        stalls.goBack(timeline);
    }
}
