package nablascope.ui.library;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nablascope.experiment.Experiment;
import nablascope.library.DamagedRunException;
import nablascope.library.Digest;
import nablascope.library.ReplayCheck;
import nablascope.library.RunExport;
import nablascope.library.RunInfo;
import nablascope.library.RunLibrary;
import nablascope.library.StoredRun;
import nablascope.library.TensorHistogram;
import nablascope.library.Verdict;
import nablascope.session.Reopening;
import nablascope.session.Replay;
import nablascope.session.TrainingSession;
import nablascope.timeline.Timeline;
import nablascope.ui.library.RunJob.Kind;
import nablascope.ui.library.RunJob.Meter;
import org.jspecify.annotations.Nullable;

/** What takes training a kept run again: proof that it comes out the same, histograms, and going on with it. Any thread. */
final class RunReplays {
    private static final Logger LOG = System.getLogger(RunReplays.class.getName());

    private final RunLibrary library;
    private final RunKeeper keeper;

    RunReplays(RunLibrary library, RunKeeper keeper) {
        this.library = library;
        this.keeper = keeper;
    }

    /** A run with all that its replay takes. */
    record Loaded(StoredRun run, Experiment recorded, Path folder) {}

    /**
     * Reads a run whole.
     *
     * @param name what it goes by
     * @throws IOException which says what is damaged
     */
    Loaded load(RunInfo info, String name) throws IOException {
        StoredRun stored = library.load(info.id());
        Experiment recorded = stored.recorded();
        Path folder = stored.dataFolder();
        if (recorded == null || (folder == null && recorded.data().needsFiles())) {
            throw new DamagedRunException(name, stored);
        }
        return new Loaded(stored, recorded, folder == null ? Path.of("") : folder);
    }

    /** Compares a replay with the fingerprint that a file came with. */
    static RunReport verify(Experiment experiment, Path folder, Digest digest, Meter meter) {
        Replay replay = new Replay(experiment, folder);
        long steps = digest.steps();
        ReplayCheck check = ReplayCheck.of(replay.timeline(), digest);
        Verdict verdict = replay.verify(check, steps, done -> meter.set(done, steps), meter::cancelled);
        return report(Kind.VERIFY, meter, verdict, replay.timeline().steps());
    }

    /** Compares a replay with what was kept. */
    RunReport verify(RunInfo info, Meter meter) throws IOException {
        Loaded loaded = load(info, meter.name());
        Replay replay = new Replay(loaded.recorded(), loaded.folder());
        long steps = loaded.run().steps();
        ReplayCheck check = ReplayCheck.of(replay.timeline(), loaded.run());
        Verdict verdict = replay.verify(check, steps, done -> meter.set(done, steps), meter::cancelled);
        return report(Kind.VERIFY, meter, verdict, replay.timeline().steps());
    }

    /**
     * Writes TensorBoard's file, with histograms from a replay; those of one that differs from what was kept, or of a
     * step that nobody waited for, are left out.
     */
    RunReport export(RunInfo info, Path folder, Meter meter) throws IOException {
        Loaded loaded = load(info, meter.name());
        Replay replay = new Replay(loaded.recorded(), loaded.folder());
        long steps = loaded.run().steps();
        List<TensorHistogram> histograms = new ArrayList<>();
        Verdict verdict = replay.watch(
                ReplayCheck.of(replay.timeline(), loaded.run()),
                steps,
                done -> meter.set(done, steps),
                meter::cancelled,
                histograms::addAll);
        RunReport report = report(Kind.EXPORT, meter, verdict, replay.timeline().steps());
        if (!report.cancelled()) {
            boolean same = verdict.difference() == null;
            RunExport.write(loaded.run(), RunExport.Kind.TENSORBOARD, folder, same ? histograms : List.of());
        }
        return report;
    }

    private static RunReport report(Kind kind, Meter meter, Verdict verdict, long done) {
        boolean cut = meter.cancelled() && done < verdict.steps() && verdict.difference() == null;
        return new RunReport(kind, meter.name(), verdict, done, cut, 0, false);
    }

    /**
     * A run as it stood at its end, to go on with.
     *
     * @param session null: it was cancelled
     * @param kept null: the replay differs from what was kept, and is a run of its own
     */
    record Reopened(RunReport report, @Nullable TrainingSession session, Path folder, RunKeeper.@Nullable Kept kept) {}

    /**
     * Takes a run to where it ended, and goes on keeping it from there: from a checkpoint and the steps since, or, where there
     * is none or these come out differently, by all of its steps.
     */
    Reopened reopen(RunInfo info, int threads, Meter meter) throws IOException {
        Loaded loaded = load(info, meter.name());
        Reopening kept = Reopening.of(loaded.run(), loaded.recorded());
        if (kept.begin() > 0) {
            try {
                Reopened quick = reopen(info, loaded, kept, threads, meter);
                if (quick.session() == null || quick.kept() != null) {
                    return quick;
                }
                quick.session().close();
            } catch (IllegalStateException e) {
                LOG.log(Level.WARNING, "the checkpoint does not fit, every step is repeated", e);
            }
        }
        return reopen(info, loaded, kept.whole(), threads, meter);
    }

    private Reopened reopen(RunInfo info, Loaded loaded, Reopening from, int threads, Meter meter) throws IOException {
        Watch watch = new Watch(loaded.run(), meter, from.steps());
        TrainingSession session = TrainingSession.reopen(from, loaded.folder(), threads, watch::goOn);
        Verdict verdict = watch.finish();
        RunReport report = report(Kind.CONTINUE, meter, verdict, watch.done())
                .from(from.begin(), !loaded.run().damagedCheckpoints().isEmpty());
        if (session == null) {
            return new Reopened(report, null, loaded.folder(), null);
        }
        try {
            RunKeeper.Kept kept =
                    verdict.difference() != null ? null : keeper.resume(info.id(), session.source(loaded.folder()));
            return new Reopened(report, session, loaded.folder(), kept);
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Compares while the steps are done. */
    private static final class Watch {
        private final StoredRun run;
        private final Meter meter;
        private final long end;
        private @Nullable ReplayCheck check;
        private long done;

        Watch(StoredRun run, Meter meter, long end) {
            this.run = run;
            this.meter = meter;
            this.end = end;
        }

        boolean goOn(Timeline timeline) {
            if (check == null) {
                check = ReplayCheck.of(timeline, run);
            }
            done = timeline.steps();
            meter.set(done, end);
            check.differs(); // a run that goes another way can be gone on with all the same
            return !meter.cancelled();
        }

        long done() {
            return done;
        }

        Verdict finish() {
            return Objects.requireNonNull(check).finish();
        }
    }
}
