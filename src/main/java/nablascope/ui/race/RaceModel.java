package nablascope.ui.race;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.file.SafeFile;
import nablascope.race.Race;
import nablascope.race.RaceCsv;
import nablascope.race.RaceRun;
import nablascope.race.RaceRun.State;
import nablascope.race.RaceTooLargeException;
import nablascope.session.TrainingSession;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.run.Problem;
import nablascope.ui.run.RunModel;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** What is to be raced, and the race under way or done last. JavaFX thread. */
final class RaceModel {
    /** Enough for the sign test to tell 9 of 10 from chance. */
    private static final int SEEDS = 10;

    private static final long STEPS = 2000;

    private final RunModel run;
    private final FxBridge bridge;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<@Nullable Experiment> base = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Rival> rivals = FXCollections.observableArrayList();
    private final IntegerProperty seeds = new SimpleIntegerProperty(SEEDS);
    private final LongProperty firstSeed = new SimpleLongProperty();
    private final LongProperty steps = new SimpleLongProperty(STEPS);
    private final ReadOnlyObjectWrapper<@Nullable RaceRun> race = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<String> news = new SimpleObjectProperty<>("");
    private Path folder = Path.of("");
    private Path raceFolder = folder;

    RaceModel(RunModel run, FxBridge bridge, Texts texts) {
        this.run = run;
        this.bridge = bridge;
        this.texts = texts;
        bridge.onPulse(this::poll);
    }

    /** The experiment that entrants change, with the settings of the first entrant; null: nothing is on screen yet. */
    ReadOnlyObjectProperty<@Nullable Experiment> base() {
        return base.getReadOnlyProperty();
    }

    /** The entrants but the first. */
    ObservableList<Rival> rivals() {
        return rivals;
    }

    IntegerProperty seeds() {
        return seeds;
    }

    LongProperty firstSeed() {
        return firstSeed;
    }

    LongProperty steps() {
        return steps;
    }

    /** The race under way or done last; null: there was none yet. */
    ReadOnlyObjectProperty<@Nullable RaceRun> race() {
        return race.getReadOnlyProperty();
    }

    /** What the race is at, as of the last pulse; null: there was none yet. */
    ReadOnlyObjectProperty<@Nullable State> state() {
        return state.getReadOnlyProperty();
    }

    /** One sentence about what went wrong or was done last; empty: nothing. */
    ObjectProperty<String> news() {
        return news;
    }

    boolean racing() {
        return state.get() == State.PREPARING || state.get() == State.RUNNING;
    }

    /** Whether the run on screen has other data or another network than the first entrant. */
    boolean ofAnother() {
        TrainingSession session = run.session().get();
        Experiment now = base.get();
        return session != null
                && now != null
                && !(session.experiment().data().equals(now.data())
                        && session.experiment().model().equals(now.model()));
    }

    /** Takes the run on screen with its present knobs for the first entrant; of a schedule, what is still to come. */
    void take() {
        TrainingSession session = run.session().get();
        if (session == null || racing()) {
            return;
        }
        long now = session.status().step();
        Experiment experiment = session.experiment();
        Experiment taken = experiment
                .withKnobs(session.knobs())
                .withSchedule(experiment.schedule().stream()
                        .filter(change -> change.step() >= now)
                        .toList());
        if (base.get() == null || base.get().seed() != taken.seed()) {
            firstSeed.set(taken.seed());
        }
        folder = run.folder();
        if (ofAnother()) {
            rivals.clear(); // they are of its knobs' values
        }
        base.set(taken);
        rivals.removeIf(rival ->
                rival.knob().isPresent() && !knobs().contains(rival.knob().get()));
        if (rivals.isEmpty()) {
            add();
        }
    }

    /** The knobs that move anything: p needs a dropout layer. */
    List<KnobSpec> knobs() {
        List<KnobSpec> all =
                new ArrayList<>(List.of(KnobSpec.LEARNING_RATE, KnobSpec.LAMBDA, KnobSpec.DROPOUT, KnobSpec.CLIP));
        Experiment now = base.get();
        if (now != null && now.model().firstDropout().isEmpty()) {
            all.remove(KnobSpec.DROPOUT);
        }
        return all;
    }

    /** One more entrant: the last one's knob a step further. */
    void add() {
        Experiment now = base.get();
        if (now == null || rivals.size() + 1 >= Race.MAX_ENTRANTS) {
            return;
        }
        Change.Amount start = !rivals.isEmpty()
                        && rivals.getLast().change().get() instanceof Change.Amount amount
                        && amount.knob() == KnobSpec.LEARNING_RATE
                ? amount
                : Change.Amount.present(KnobSpec.LEARNING_RATE, now);
        rivals.add(new Rival(start.proposal()));
    }

    void start() {
        Experiment now = base.get();
        if (now == null || racing()) {
            return;
        }
        List<Race.Entrant> entrants = new ArrayList<>();
        entrants.add(new Race.Entrant(letter(0), now.knobs()));
        try {
            for (Rival rival : rivals) {
                Change change = rival.change().get();
                Knobs knobs = change.applyTo(now.knobs());
                entrants.add(new Race.Entrant(letter(entrants.size()) + "  " + change.symbols(texts), knobs));
            }
            race.set(RaceRun.start(new Race(now, entrants, firstSeed.get(), seeds.get(), steps.get()), folder));
            raceFolder = folder;
            news.set("");
        } catch (RuntimeException e) {
            fail(e);
        }
        poll();
    }

    /** How an entrant is called for short. */
    static String letter(int entrant) {
        return String.valueOf((char) ('A' + entrant));
    }

    void stop() {
        RaceRun now = race.get();
        if (now != null) {
            now.close();
        }
    }

    private void poll() {
        RaceRun now = race.get();
        if (now == null || state.get() == now.state()) {
            return;
        }
        state.set(now.state());
        Throwable failure = now.failure();
        if (failure != null) {
            fail(failure);
        }
    }

    private void fail(Throwable error) {
        if (error instanceof RaceTooLargeException large) {
            news.set(texts.get(large.fitting() > 0 ? "race.tooLarge" : "race.farTooLarge", large.fitting()));
        } else {
            Problem problem = Problem.of(error);
            news.set(texts.get(problem.key(), problem.detail()));
        }
    }

    /** Puts an entrant of the race in the main window, before its first step. */
    void open(int entrant) {
        RaceRun now = race.get();
        if (now != null) {
            Race raced = now.race();
            run.open(raced.experiment(raced.entrants().get(entrant)), raceFolder, false);
            news.set(texts.get("race.opened", letter(entrant), raced.firstSeed()));
        }
    }

    /** Writes in the background. */
    void export(boolean curves, Path file) {
        RaceRun now = race.get();
        if (now == null) {
            return;
        }
        bridge.background(
                () -> {
                    Path named = SafeFile.withEnding(file, ".csv");
                    if (curves) {
                        RaceCsv.writeCurves(now, named);
                    } else {
                        RaceCsv.writeResults(now, named);
                    }
                    return named;
                },
                written -> news.set(texts.get("race.exported", "" + written)),
                this::fail);
    }
}
