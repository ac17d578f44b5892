package nablascope.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import nablascope.experiment.Phrase;
import nablascope.experiment.ScheduledChange;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run while it trains, on a thread of its own that reads the timeline: the training never waits for it. What
 * cannot be saved, on a full disk say, is kept in memory up to a limit and in the timeline, and tried again until it can.
 */
public final class RunRecorder implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RunRecorder.class.getName());
    private static final long INTERVAL = 200_000_000;
    private static final long BEGUN_INTERVAL = 900_000_000;
    private static final long INFO_INTERVAL = 2_000_000_000;
    private static final long FORCE_INTERVAL = 5_000_000_000L;
    private static final long CLOSE_MILLIS = 2000;
    private static final long PARENT_MILLIS = 1000;
    private static final int MAX_PENDING = 32 << 20;

    /** Makes or reopens the run's folder. */
    interface Opener {
        RunWriter open(RunSource source) throws IOException;
    }

    private final RunSource source;
    private final Opener opener;
    private final Present present;
    private final Consumer<SaveStatus> listener;
    private final RunClock clock = new RunClock();
    private final Facts facts;
    private final List<Row> pending = new ArrayList<>();
    private final Thread thread;
    /** Open from the first attempt to save on. */
    private final CountDownLatch tried = new CountDownLatch(1);

    private volatile SaveStatus status = new SaveStatus(null, 0, null);
    private volatile boolean closing;
    private RowStream rows;
    private @Nullable RunWriter writer;
    private int pendingSize;
    private int savedChanges;
    private long savedSteps;
    private long begunSteps;

    /** @param listener told on the recorder's thread when saving begins, fails, and works again */
    RunRecorder(RunSource source, Opener opener, Present present, Consumer<SaveStatus> listener) {
        this.source = source;
        this.opener = opener;
        this.present = present;
        this.savedChanges = present.changes();
        this.listener = listener;
        this.facts = new Facts(source);
        this.rows = new RowStream(source.timeline(), present.metrics());
        this.thread = Thread.ofPlatform().name("recorder").daemon().unstarted(this::record);
    }

    void start() {
        thread.start();
    }

    /** Any thread. */
    public SaveStatus status() {
        return status;
    }

    /**
     * The run's name for a branch that wants to tell it; waits for the first attempt to save it, at most a second: the two
     * may be saved for the first time in the same moment, when the program ends.
     *
     * @return null: not saved so far
     */
    @Nullable
    RunId awaitRun() {
        try {
            // How it ends does not matter: the status is the answer.
            boolean _ = tried.await(PARENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return status.run();
    }

    /** Saves the rest and ends; waits for that, at most two seconds. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record() {
        try {
            while (!closing) {
                turn(false);
                LockSupport.parkNanos(this, INTERVAL);
            }
            rows.freeze();
            turn(true);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "recording stopped", e);
            failed(StorageFault.UNEXPECTED.with(e), e);
        } finally {
            closeWriter();
            tried.countDown();
        }
    }

    private void turn(boolean last) {
        if (writer == null && nothingYet()) {
            return;
        }
        try {
            collect();
            save(last);
            succeeded();
        } catch (RunWriter.GoneException e) {
            startOver();
            failed(StorageFault.of(e), e);
        } catch (IOException e) {
            failed(StorageFault.of(e), e);
        }
    }

    private boolean nothingYet() {
        long steps = source.timeline().steps();
        return steps <= source.sharedSteps() && (steps > 0 || source.changes(0).isEmpty());
    }

    private void collect() {
        while (pendingSize < MAX_PENDING) {
            Row row = rows.whole();
            if (row == null) {
                return;
            }
            if (!present.hasRow(row)) {
                pending.add(row);
                pendingSize += row.text().length();
            }
        }
    }

    private void save(boolean last) throws IOException {
        RunWriter open = writer();
        // After the rows were read: a step's change is always there before its row.
        saveChanges(open);
        saveRows(open, last);
        if (clock.due(RunClock.Task.FORCE, FORCE_INTERVAL)) {
            open.force();
        }
        if (last) {
            open.force();
            open.info(facts(true).with(open.sizes()));
            keepCheckpoint(open, true);
        } else if (clock.due(RunClock.Task.INFO, INFO_INTERVAL)) {
            open.info(facts(false));
        }
        if (!last) {
            keepCheckpoint(open, false);
        }
    }

    private void saveChanges(RunWriter open) throws IOException {
        List<ScheduledChange> changes = source.changes(savedChanges);
        if (!changes.isEmpty()) {
            open.changes(savedChanges + 1, changes);
            savedChanges += changes.size();
        }
    }

    /** Without it the run is as good, and takes longer to go on with: a failure is no reason to worry anybody. */
    private void keepCheckpoint(RunWriter open, boolean last) throws IOException {
        StoredCheckpoint newest = source.checkpoint();
        CheckpointKeeper keeper = open.checkpoints();
        if (newest == null || !(last ? keeper.wantsAtEnd(newest) : keeper.wants(newest))) {
            return;
        }
        if (!last) {
            // Its steps may be newer than the rows just written.
            collect();
            saveChanges(open);
            saveRows(open, true);
        }
        List<ScheduledChange> changes = source.changes(0);
        // A row that became whole since they were collected is neither among them nor begun.
        if (newest.steps() > Math.max(savedSteps, present.steps()) || changes.size() > savedChanges) {
            return;
        }
        try {
            keeper.keep(newest, CheckpointFile.past(facts.experimentSha256(), changes, newest.steps()));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a checkpoint could not be kept", e);
        }
    }

    private void saveRows(RunWriter open, boolean last) throws IOException {
        if (!pending.isEmpty()) {
            open.rows(pending);
            savedSteps = pending.getLast().to();
            pending.clear();
            pendingSize = 0;
            clock.done(RunClock.Task.ROW);
        }
        if (last || clock.due(RunClock.Task.ROW, BEGUN_INTERVAL)) {
            Row begun = rows.begun();
            if (begun != null && begun.to() > begunSteps && !present.hasRow(begun)) {
                open.rows(List.of(begun));
                begunSteps = begun.to();
                savedSteps = begun.to();
            }
        }
    }

    private RunWriter writer() throws IOException {
        RunWriter open = writer;
        if (open == null) {
            open = opener.open(source);
            writer = open;
            clock.start(present.started());
            open.info(facts(false));
        }
        open.checkPresent();
        return open;
    }

    /** The folder is gone: what the timeline still has goes into a new one. */
    private void startOver() {
        closeWriter();
        rows = new RowStream(source.timeline(), present.metrics());
        pending.clear();
        pendingSize = 0;
        savedChanges = 0;
        savedSteps = 0;
        begunSteps = 0;
    }

    private RunFacts facts(boolean last) {
        RunSource.Progress progress = source.progress();
        boolean ended = progress.ended() && rows.steps() == source.timeline().steps();
        RunFacts.Ending ending = !last
                ? RunFacts.Ending.OPEN
                : progress.failed()
                        ? RunFacts.Ending.FAILED
                        : ended ? RunFacts.Ending.FINISHED : RunFacts.Ending.STOPPED;
        // One that goes on from a checkpoint does not see again what happened before it.
        Breakdown breakdown = progress.breakdown() == null ? present.breakdown() : progress.breakdown();
        RunSummary summary = RunSummary.of(source.timeline(), rows.steps(), savedChanges, breakdown);
        return facts.now(
                ending,
                clock,
                summary,
                last ? rows.digest() : null,
                present.parent().get());
    }

    private void closeWriter() {
        RunWriter open = writer;
        writer = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                failed(StorageFault.of(e), e);
            }
        }
    }

    private void succeeded() {
        RunWriter open = writer;
        if (open != null && (!status.saving() || status.run() == null)) {
            report(new SaveStatus(new RunId(String.valueOf(open.folder().getFileName())), 0, null));
        }
    }

    private void failed(Phrase problem, Throwable cause) {
        if (status.saving()) {
            // The listener tells the person; a full disk is no error of the program.
            LOG.log(System.Logger.Level.DEBUG, "run not saved from step " + savedSteps + " on", cause);
            report(new SaveStatus(status.run(), savedSteps, problem));
        }
    }

    private void report(SaveStatus news) {
        status = news;
        tried.countDown();
        listener.accept(news);
    }
}
