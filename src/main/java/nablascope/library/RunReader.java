package nablascope.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.InvalidExperimentException;
import nablascope.experiment.ScheduledChange;
import nablascope.file.BoundedFile;
import nablascope.library.RunInfo.Status;
import org.jspecify.annotations.Nullable;

/** Reads one run's folder: whatever is intact is shown, whatever is not is said. Any thread. */
final class RunReader {
    private final RunId id;
    private final RunFiles files;
    private final Set<RunId> recordedHere;
    private final List<Damage> damages = new ArrayList<>();

    /** @param recordedHere runs that this program records now */
    RunReader(RunId id, Path folder, Set<RunId> recordedHere) {
        this.id = id;
        this.files = new RunFiles(folder);
        this.recordedHere = recordedHere;
    }

    /** What the list needs. */
    RunInfo info() {
        RunFacts facts = facts();
        if (facts == null) {
            ChangeLog log = ChangeLog.read(files, damages::add);
            return info(null, experiment(log, null), log);
        }
        lookAtSizes(facts);
        return info(facts, null, facts.parent() == null ? null : ChangeLog.read(files, _ -> {}));
    }

    /** All of it. */
    StoredRun all() {
        RunFacts facts = facts();
        ChangeLog log = ChangeLog.read(files, damages::add);
        Experiment experiment = experiment(log, facts);
        Status status = status(facts);
        boolean growing = status == Status.RUNNING || status == Status.INTERRUPTED;
        StoredMetrics metrics = MetricsReader.read(files, log.begin(), growing, damages::add);
        boolean complete = log.complete();
        List<ScheduledChange> changes = List.of();
        if (experiment != null) {
            try {
                changes = StoredRun.changes(experiment, log.changes());
            } catch (InvalidExperimentException e) {
                damages.add(new Damage(RunFiles.CHANGES, 0, DamageFault.NOT_FITTING.with(e.phrase())));
                complete = false;
            }
        }
        if (facts != null) {
            complete &= checkAgainst(facts, changes.size(), metrics);
        }
        List<StoredCheckpoint> checkpoints =
                experiment == null || !complete ? List.of() : checkpoints(experiment, changes);
        return new StoredRun(
                info(facts, experiment, log),
                experiment,
                changes,
                complete,
                metrics,
                checkpoints,
                facts == null ? null : facts.origin().dataFolder(),
                facts == null ? null : facts.digest(),
                facts == null ? Map.of() : facts.origin().environment());
    }

    private List<StoredCheckpoint> checkpoints(Experiment experiment, List<ScheduledChange> changes) {
        List<StoredCheckpoint> intact = new ArrayList<>();
        String sha256 = Digester.of(Facts.experiment(experiment));
        try {
            for (Path file : files.checkpoints().values()) {
                try {
                    intact.add(CheckpointFile.read(file, changes, sha256));
                } catch (IOException e) {
                    // One that its recorder replaced meanwhile by a newer one is no damage.
                    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                        damages.add(damage(String.valueOf(file.getFileName()), e));
                    }
                }
            }
        } catch (IOException e) {
            damages.add(damage("checkpoints", e));
        }
        return intact;
    }

    /** Finds what was cut off at the end of a line; returns whether the changes are all there. */
    private boolean checkAgainst(RunFacts facts, int changes, StoredMetrics metrics) {
        RunSummary summary = facts.summary();
        if (metrics.steps() < summary.steps() && facts.ending() != RunFacts.Ending.OPEN) {
            damages.add(new Damage(RunFiles.METRICS, 0, DamageFault.STEPS_CUT.with(metrics.steps(), summary.steps())));
        }
        if (metrics.missingSteps() > 0) {
            damages.add(new Damage(RunFiles.METRICS, 0, DamageFault.STEPS_LOST.with(metrics.missingSteps())));
        }
        if (changes < summary.changes()) {
            damages.add(new Damage(RunFiles.CHANGES, 0, DamageFault.CHANGES_CUT.with(changes, summary.changes())));
            return false;
        }
        return true;
    }

    /** What shows without reading files whole, which a list of thousands has no time for. */
    private void lookAtSizes(RunFacts facts) {
        for (String name : RunFiles.PRECIOUS) {
            long size = RunFiles.size(files.folder().resolve(name));
            long left = facts.sizes().getOrDefault(name, 0L);
            if (size < 0) {
                damages.add(new Damage(name, 0, DamageFault.MISSING.with()));
            } else if (size == 0) {
                damages.add(new Damage(name, 0, DamageFault.EMPTY.with()));
            } else if (size < left) {
                damages.add(new Damage(name, 0, DamageFault.SHORTER.with(size, left)));
            }
        }
    }

    private static @Nullable RunParent parent(RunFacts facts, @Nullable ChangeLog log) {
        RunParent parent = facts.parent();
        return parent == null || log == null ? parent : parent.with(OwnChange.of(parent, log));
    }

    /** @param log null: it is not needed */
    private RunInfo info(@Nullable RunFacts facts, @Nullable Experiment experiment, @Nullable ChangeLog log) {
        RunLabels labels = labels();
        Status status = status(facts);
        List<Damage> found = List.copyOf(damages);
        if (facts == null) {
            String title = experiment == null ? "" : experiment.about().title();
            long planned = experiment == null ? 0 : experiment.training().steps();
            RunSummary summary = withSteps(RunSummary.NOTHING, MetricsTail.steps(files.metrics()));
            return new RunInfo(id, status, title, null, 0, planned, summary, null, labels, found);
        }
        RunSummary summary = facts.summary();
        if (facts.ending() == RunFacts.Ending.OPEN) {
            summary = withSteps(summary, Math.max(summary.steps(), MetricsTail.steps(files.metrics())));
        }
        return new RunInfo(
                id,
                status,
                facts.title(),
                facts.started(),
                facts.seconds(),
                facts.plannedSteps(),
                summary,
                parent(facts, log),
                labels,
                found);
    }

    private static RunSummary withSteps(RunSummary s, long steps) {
        return new RunSummary(steps, s.changes(), s.loss(), s.bestLoss(), s.accuracy(), s.sparkline(), s.breakdown());
    }

    private Status status(@Nullable RunFacts facts) {
        if (recordedHere.contains(id)) {
            return Status.RUNNING;
        }
        if (facts == null) {
            return RunLock.isTaken(files.lock()) ? Status.RUNNING : Status.DAMAGED;
        }
        return switch (facts.ending()) {
            case FINISHED -> isBroken(facts) ? Status.EXPLODED : Status.FINISHED;
            case STOPPED -> facts.summary().breakdown() == null ? Status.STOPPED : Status.EXPLODED;
            case FAILED -> Status.FAILED;
            case OPEN -> open(facts) ? Status.RUNNING : Status.INTERRUPTED;
        };
    }

    private static boolean isBroken(RunFacts facts) {
        Breakdown breakdown = facts.summary().breakdown();
        return breakdown != null && !breakdown.finite();
    }

    private boolean open(RunFacts facts) {
        // Asking about a lock of this very process would lose it.
        return facts.origin().owner().equals(Environment.process()) || RunLock.isTaken(files.lock());
    }

    private @Nullable RunFacts facts() {
        try {
            return RunFactsJson.read(BoundedFile.read(files.info(), RunFiles.MAX_INFO));
        } catch (IOException e) {
            damages.add(damage(RunFiles.INFO, e));
            return null;
        }
    }

    private RunLabels labels() {
        if (!BoundedFile.exists(files.labels())) {
            return RunLabels.NONE;
        }
        try {
            return RunLabels.of(BoundedFile.read(files.labels(), RunFiles.MAX_INFO));
        } catch (IOException e) {
            damages.add(damage(RunFiles.LABELS, e));
            return RunLabels.NONE;
        }
    }

    /** Null unless its checksum, kept in two other files, says that it is as it was. */
    private @Nullable Experiment experiment(ChangeLog log, @Nullable RunFacts facts) {
        try {
            byte[] json = BoundedFile.read(files.experiment(), RunFiles.MAX_EXPERIMENT);
            String sum = Digester.of(json);
            ChangeLog.Begin begin = log.begin();
            boolean known = (begin != null && sum.equals(begin.experimentSha256()))
                    || (facts != null && sum.equals(facts.origin().experimentSha256()));
            if (!known) {
                throw new IOException("is damaged or was changed by another program");
            }
            return ExperimentFile.parse(json, files.experiment().toString());
        } catch (IOException e) {
            damages.add(damage(RunFiles.EXPERIMENT, e));
        } catch (InvalidExperimentException e) {
            damages.add(new Damage(RunFiles.EXPERIMENT, 0, e.phrase()));
        }
        return null;
    }

    private static Damage damage(String file, IOException e) {
        return new Damage(file, 0, DamageFault.of(e));
    }
}
