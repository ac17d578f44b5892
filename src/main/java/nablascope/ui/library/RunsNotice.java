package nablascope.ui.library;

import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import nablascope.experiment.Experiment;
import nablascope.experiment.InvalidExperimentException;
import nablascope.library.Digest;
import nablascope.library.RunExport;
import nablascope.library.RunInfo;
import nablascope.session.TrainingSession;
import nablascope.ui.run.Problem;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What the main window offers to do about runs, one thing at a time, and how it goes: to verify the record of a run that the
 * file just opened came with, and to continue a run that was interrupted. JavaFX thread.
 */
public final class RunsNotice {
    private final Texts texts;
    private final RunsModel model;
    private final ObjectProperty<@Nullable Offer> offer = new SimpleObjectProperty<>();
    private final BooleanProperty taken = new SimpleBooleanProperty();
    private final StringBinding words;
    private final StringBinding action;

    /**
     * Something that can be done.
     *
     * @param key of the sentence, and with {@code .do} of the button
     * @param name of the run or file, in the language at hand
     * @param ends when it is offered no longer
     */
    private record Offer(String key, long step, Supplier<String> name, Ends ends, Runnable work) {}

    private enum Ends {
        /** Another file is on screen. */
        WITH_FILE,
        /** Something else is trained. */
        WITH_TRAINING,
        /** Somebody says so. */
        BY_HAND
    }

    RunsNotice(Texts texts, RunsModel model, RunModel run) {
        this.texts = texts;
        this.model = model;
        words = Bindings.createStringBinding(
                this::text, offer, taken, model.job().state(), model.report(), model.problem(), texts.language());
        action = Bindings.createStringBinding(
                this::button, offer, taken, model.job().state(), texts.language());
        run.session().subscribe(session -> opened(session, run));
        model.ready().waiting().subscribe(this::offerToShow);
    }

    private void opened(@Nullable TrainingSession session, RunModel run) {
        Offer present = offer.get();
        Path file = run.file().get();
        if (present != null && present.ends() == Ends.WITH_FILE) {
            dismiss();
        }
        boolean waits = model.ready().waiting().get() != null; // without its button nobody could get at it
        if (session == null || file == null || waits) {
            return;
        }
        try {
            Digest digest = RunExport.digest(session.experiment());
            if (digest != null) {
                offerToVerify(session.experiment(), file, run.folder(), digest);
            }
        } catch (InvalidExperimentException e) {
            run.report(e);
        }
    }

    private void offerToVerify(Experiment experiment, Path file, Path folder, Digest digest) {
        String name = String.valueOf(file.getFileName());
        offer(new Offer(
                "runs.offer.verify",
                digest.steps(),
                () -> name,
                Ends.WITH_FILE,
                () -> model.verify(name, experiment, folder, digest)));
    }

    /** Offers to continue a run that was interrupted. */
    void offerToContinue(RunInfo run) {
        if (offer.get() == null) {
            offer(new Offer(
                    "runs.offer.continue",
                    run.summary().steps(),
                    () -> model.names().name(run),
                    Ends.WITH_TRAINING,
                    () -> model.goOn(run)));
        }
    }

    /** Somebody trains something else: an interrupted run is in the list. */
    void trained() {
        Offer present = offer.get();
        if (present != null && present.ends() == Ends.WITH_TRAINING && !taken.get()) {
            dismiss();
        }
    }

    private void offerToShow(RunReplays.@Nullable Reopened ready) {
        if (ready != null) {
            RunReport report = ready.report();
            offer(new Offer("runs.offer.show", report.done(), report::name, Ends.BY_HAND, model.ready()::show));
        }
    }

    private void offer(Offer made) {
        taken.set(false);
        offer.set(made);
    }

    /** A sentence, at first an offer, then how it goes, then what came of it; empty: there is none. */
    public ObservableValue<String> words() {
        return words;
    }

    /** What the button beside it says; empty: there is none. */
    public ObservableValue<String> action() {
        return action;
    }

    private String text() {
        Offer present = offer.get();
        if (present == null) {
            return "";
        }
        Problem problem = model.problem().get();
        RunReport report = model.report().get();
        if (!taken.get()) {
            return texts.get(present.key(), present.step(), present.name().get());
        }
        if (model.job().state().get() != null) {
            return JobBar.words(texts, model.job().state().get());
        }
        return problem != null ? texts.get(problem.key(), problem.detail()) : report == null ? "" : report.words(texts);
    }

    private String button() {
        Offer present = offer.get();
        if (present == null) {
            return "";
        }
        if (taken.get()) {
            return model.job().state().get() == null ? "" : texts.get("runs.cancel");
        }
        return texts.get(present.key() + ".do");
    }

    /** Does what is offered, or cancels it while it is done. */
    public void act() {
        Offer present = offer.get();
        if (present != null && taken.get()) {
            model.job().cancel();
        } else if (present != null && model.job().state().get() == null) {
            taken.set(true);
            present.work().run();
        }
    }

    /** Says no more; work under way goes on, as the list of runs shows. */
    public void dismiss() {
        model.ready().leave();
        offer.set(null);
        taken.set(false);
    }
}
