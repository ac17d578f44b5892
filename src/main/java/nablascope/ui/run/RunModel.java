package nablascope.ui.run;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import nablascope.experiment.Experiment;
import nablascope.experiment.Knobs;
import nablascope.session.Pace;
import nablascope.session.SessionEvent;
import nablascope.session.SessionStatus;
import nablascope.session.SessionStatus.State;
import nablascope.session.TrainingSession;
import nablascope.ui.bridge.FxBridge;
import org.jspecify.annotations.Nullable;

/**
 * The run on screen: its session, where it stands, what happened to it. JavaFX thread; sessions open and close on
 * others, and the one on screen stays until its successor is ready.
 */
public final class RunModel {
    /** Before there is a session. */
    public static final SessionStatus NOTHING = new SessionStatus(State.PAUSED, 0, 0, 0);

    private static final Logger LOG = System.getLogger(RunModel.class.getName());

    private final FxBridge bridge;
    private final Score score = new Score();
    private final SessionSlot slot = new SessionSlot();
    private final ReadOnlyObjectWrapper<@Nullable TrainingSession> session = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<Boolean> hasValidation =
            session.map(s -> s.data().validation() != null).orElse(true);
    private final ReadOnlyObjectWrapper<SessionStatus> status = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObjectProperty<Pace> pace = new SimpleObjectProperty<>(Pace.FULL_SPEED);
    private final IntegerProperty threads = new SimpleIntegerProperty(1);
    private final List<Consumer<SessionEvent>> listeners = new CopyOnWriteArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private Path folder = Path.of("");
    private int request;
    private boolean rebuilt;

    public RunModel(FxBridge bridge) {
        this.bridge = bridge;
        pace.subscribe(now -> ifOpen(s -> s.setPace(now)));
        threads.subscribe(now -> ifOpen(s -> s.setThreads(now.intValue())));
        bridge.onPulse(this::poll);
    }

    /** The session on screen; null until the first one is ready. */
    public ReadOnlyObjectProperty<@Nullable TrainingSession> session() {
        return session.getReadOnlyProperty();
    }

    /** Where the session stands, as of the last pulse. */
    public ReadOnlyObjectProperty<SessionStatus> status() {
        return status.getReadOnlyProperty();
    }

    /** Whether rows were kept aside; without, evaluations are of the training rows. */
    public ObservableValue<Boolean> hasValidation() {
        return hasValidation;
    }

    /** Of the last evaluation. */
    public Score score() {
        return score;
    }

    /** True while another session is being made ready. */
    public ReadOnlyBooleanProperty opening() {
        return opening.getReadOnlyProperty();
    }

    /** What went wrong last and was not yet dismissed; null: nothing. */
    public ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    /** How fast steps follow each other, for this session and the next. */
    public ObjectProperty<Pace> pace() {
        return pace;
    }

    /** How many threads compute at most, from the next run or restart on; the bits do not depend on it. */
    public IntegerProperty threads() {
        return threads;
    }

    /** The folder that the experiment's relative paths start from. */
    public Path folder() {
        return folder;
    }

    /** The file that holds the experiment on screen; null: none does. */
    public ReadOnlyObjectProperty<@Nullable Path> file() {
        return file.getReadOnlyProperty();
    }

    /** Takes note of the file that the run on screen was saved to. */
    public void savedAs(Path newFile) {
        file.set(newFile);
    }

    /** Is told every event of the session on screen, in order. */
    public void onEvent(Consumer<SessionEvent> listener) {
        listeners.add(listener);
    }

    /** Whether the session on screen is another build of the one before, which the same person goes on with. */
    public boolean rebuilt() {
        return rebuilt;
    }

    /** {@link #open} for the same experiment on other data or another network. */
    public void rebuild(Experiment experiment, Path experimentFolder, boolean play) {
        open(() -> experiment, experimentFolder, null, play, true);
    }

    /**
     * Makes another session ready in the background, then puts it in place of the present one. If that fails, the
     * present one stays as it is and {@link #problem} says why.
     *
     * @param play start training as soon as it is ready
     */
    public void open(Experiment experiment, Path experimentFolder, boolean play) {
        open(() -> experiment, experimentFolder, null, play, false);
    }

    /** {@link #open(Experiment, Path, boolean)} of one that is made in the background too. */
    public void open(Callable<Experiment> experiment, Path experimentFolder) {
        open(experiment, experimentFolder, null, false, false);
    }

    /** {@link #open(Callable, Path)} of what a file holds; its paths are relative to the file's folder. */
    public void openFile(Callable<Experiment> read, Path experimentFile) {
        open(read, Objects.requireNonNull(experimentFile.getParent()), experimentFile, false, false);
    }

    /** Puts a session that somebody else made ready in place of the present one; it stands as it is. */
    public void show(TrainingSession ready, Path experimentFolder) {
        request++;
        rebuilt = false;
        file.set(null);
        show(slot.arrive(ready), experimentFolder, false);
    }

    private void open(
            Callable<Experiment> made,
            Path experimentFolder,
            @Nullable Path experimentFile,
            boolean play,
            boolean sameKnobs) {
        int number = ++request;
        int atMost = threads.get();
        opening.set(true);
        bridge.background(
                () -> slot.arrive(TrainingSession.open(made.call(), experimentFolder, atMost)),
                next -> {
                    if (number == request) {
                        rebuilt = sameKnobs;
                        file.set(experimentFile);
                        show(next, experimentFolder, play);
                    } else {
                        close(next);
                    }
                },
                error -> {
                    if (number == request) {
                        opening.set(false);
                        report(error);
                    }
                });
    }

    private void show(TrainingSession next, Path nextFolder, boolean play) {
        TrainingSession previous = session.get();
        opening.set(false);
        problem.set(null);
        folder = nextFolder;
        next.setPace(pace.get());
        score.begin(next);
        session.set(next);
        poll();
        if (previous != null) {
            close(previous);
        }
        if (play) {
            next.play();
        } else {
            next.rehearse();
        }
    }

    private void close(TrainingSession old) {
        bridge.background(Executors.callable(() -> slot.close(old)), _ -> {}, this::report);
    }

    /** Shows one sentence about an error; logs in full what was not written for people. */
    public void report(Throwable error) {
        Problem shown = Problem.of(error);
        LOG.log(shown.unexpected() ? Level.WARNING : Level.DEBUG, "shown to the user", error);
        problem.set(shown);
    }

    private void poll() {
        TrainingSession now = session.get();
        if (now == null) {
            return;
        }
        now.drainEvents(event -> {
            listeners.forEach(l -> l.accept(event));
            if (event instanceof SessionEvent.Failed failed) {
                report(failed.cause());
            }
        });
        status.set(now.status());
        score.poll(now.timeline(), status.get().state() == State.DIVERGED);
    }

    /**
     * Trains if it stands, pauses if it trains. A run that has ended starts again with the present knobs, unless branches
     * would go with it: one key, pressed a moment too late to pause, must not clear away what somebody compared.
     */
    public void toggle() {
        ifOpen(s -> {
            State state = s.status().state();
            int runs = s.branches().branches().size();
            if (state == State.RUNNING) {
                s.pause();
            } else if (state.ended() && runs > 1) {
                problem.set(new Problem(Problem.RESTART_CLEARS, String.valueOf(runs)));
            } else if (state.ended()) {
                trainAgain();
            } else {
                s.play();
            }
        });
    }

    /** Trains on, and pauses at no explosion in the making any more until a restart. */
    public void goOnWithoutAlarm() {
        ifOpen(s -> {
            s.muteAlarm();
            s.play();
        });
    }

    /** Pauses and does one step. */
    public void step() {
        ifOpen(TrainingSession::step);
    }

    /** Back before the first step with the same seed and the present knobs. */
    public void restart() {
        problem.set(null);
        ifOpen(TrainingSession::restart);
    }

    /** {@link #restart}, and trains. */
    public void trainAgain() {
        restart();
        ifOpen(TrainingSession::play);
    }

    /** Changes knobs for the next step by what differs between the two. */
    public void changeKnobs(Knobs before, Knobs after) {
        ifOpen(s -> s.changeKnobs(before, after));
    }

    private void ifOpen(Consumer<TrainingSession> command) {
        TrainingSession now = session.get();
        if (now != null) {
            command.accept(now);
        }
    }

    /** Ends every session, also those still being made ready. Any thread; waits for the step in progress. */
    public void close() {
        slot.closeAll();
    }
}
