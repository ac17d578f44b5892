package nablascope.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import nablascope.experiment.Knobs;
import nablascope.experiment.KnobsJson;
import nablascope.experiment.ScheduledChange;
import org.jspecify.annotations.Nullable;

/** What other threads ask of the engine. Each request is one change under one lock, so that none can undo another. */
final class Requests {
    static final int PRESENT = -1;

    /**
     * To stand where a branch stood after so many steps.
     *
     * @param branch its number; {@link #PRESENT}: the present one
     * @param trainOnWith knobs to train on with from there; null: pause
     * @param skipUntil the last step whose changes of the experiment's own these knobs stand for
     */
    record Rewind(int branch, long toSteps, @Nullable Knobs trainOnWith, long skipUntil) {
        /** To stand there, paused. */
        Rewind(int branch, long toSteps) {
            this(branch, toSteps, null, -1);
        }
    }

    /**
     * To take a branch out of the tree.
     *
     * @param undo to have it come back instead
     */
    record Disposal(int branch, boolean undo) {}

    private final Deque<Disposal> disposals = new ArrayDeque<>();
    private Knobs knobs;
    private boolean playing;
    private boolean restart;
    private int singleSteps;
    private @Nullable Rewind rewind;

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
        rewind = null;
        disposals.clear();
    }

    /** Each is done, in order. */
    synchronized void dispose(Disposal wanted) {
        disposals.add(wanted);
    }

    /** Null: nobody wants any more. */
    synchronized @Nullable Disposal takeDisposal() {
        return disposals.poll();
    }

    /** The latest call wins. */
    synchronized void rewind(Rewind wanted) {
        playing = false;
        singleSteps = 0;
        rewind = wanted;
    }

    /** Null: nobody wants to go back. */
    synchronized @Nullable Rewind takeRewind() {
        Rewind wanted = rewind;
        rewind = null;
        return wanted;
    }

    /** Whether the way back that is being taken has become pointless. */
    synchronized boolean superseded() {
        return restart || rewind != null;
    }

    /** There: the knobs of then are in place, or others to train on with. */
    synchronized void rewound(Knobs then, @Nullable Knobs trainOnWith) {
        knobs = trainOnWith == null ? then : trainOnWith;
        playing |= trainOnWith != null;
    }

    synchronized boolean takeRestart() {
        boolean wanted = restart;
        restart = false;
        return wanted;
    }

    /** Where nothing is left to train, a request to do so is void, or it would come true after a later restart. */
    synchronized void forgetSteps() {
        if (!restart && rewind == null) {
            playing = false;
            singleSteps = 0;
        }
    }

    synchronized Knobs knobs() {
        return knobs;
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
