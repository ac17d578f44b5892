package nablascope.session;

import java.util.List;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;

/** What other threads ask of the engine. Each request is one change under one lock, so that none can undo another. */
final class Requests {
    private Knobs knobs;
    private boolean playing;
    private boolean restart;
    private int singleSteps;
    private long rewindTo = -1;

    Requests(Knobs knobs) {
        this.knobs = knobs;
    }

    synchronized void play() {
        playing = true;
    }

    synchronized void pause() {
        playing = false;
    }

    synchronized boolean playing() {
        return playing;
    }

    synchronized void step() {
        playing = false;
        singleSteps++;
    }

    synchronized boolean takeStep() {
        boolean wanted = singleSteps > 0;
        singleSteps -= wanted ? 1 : 0;
        return wanted;
    }

    synchronized void restart() {
        restart = true;
        singleSteps = 0;
        rewindTo = -1;
    }

    /** The latest call wins. */
    synchronized void rewind(long toStep) {
        playing = false;
        singleSteps = 0;
        rewindTo = toStep;
    }

    /** Where to go back to; -1: nowhere. */
    synchronized long takeRewind() {
        long wanted = rewindTo;
        rewindTo = -1;
        return wanted;
    }

    synchronized boolean takeRestart() {
        boolean wanted = restart;
        restart = false;
        return wanted;
    }

    /** Where nothing is left to train, a request to do so is void, or it would come true after a later restart. */
    synchronized void forgetSteps() {
        if (!restart && rewindTo < 0) {
            playing = false;
            singleSteps = 0;
        }
    }

    synchronized Knobs knobs() {
        return knobs;
    }

    /** Puts the knobs of another moment in place. */
    synchronized void setKnobs(Knobs newKnobs) {
        knobs = newKnobs;
    }

    /** Applies what differs between the two to the present knobs. */
    synchronized void changeKnobs(Knobs before, Knobs after) {
        knobs = before.equals(knobs) ? after : KnobsJson.apply(knobs, KnobsJson.difference(before, after));
    }

    /** The knobs of the next step: those asked for, joined by the changes of the experiment's own that are due. */
    synchronized Knobs knobsWith(List<ScheduledChange> due) {
        for (int i = 0; i < due.size(); i++) {
            knobs = KnobsJson.apply(knobs, due.get(i).set());
        }
        return knobs;
    }
}
