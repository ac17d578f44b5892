package nablascope.ui.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import nablascope.data.DataLoader;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSpec;
import nablascope.library.RunLibrary;
import nablascope.session.SessionEvent;
import nablascope.session.TrainingSession;
import nablascope.ui.branches.BranchesModel;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.control.Buttons;
import nablascope.ui.formula.FormulaView;
import nablascope.ui.formula.Formulas;
import nablascope.ui.instruments.InstrumentsModel;
import nablascope.ui.knobs.KnobsModel;
import nablascope.ui.knobs.KnobsView;
import nablascope.ui.library.ChartedRuns;
import nablascope.ui.library.RunNames;
import nablascope.ui.library.RunsArea;
import nablascope.ui.run.OpeningPace;
import nablascope.ui.run.Preset;
import nablascope.ui.run.Rewinder;
import nablascope.ui.run.RunModel;
import nablascope.ui.story.StoryModel;
import nablascope.ui.structure.DataPane;
import nablascope.ui.structure.StructureModel;
import nablascope.ui.structure.StructureView;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Look;
import nablascope.ui.transport.PresetMenu;
import nablascope.ui.transport.ScrubBar;
import nablascope.ui.transport.TransportView;
import org.jspecify.annotations.Nullable;

/** The window: every screen area made and connected by hand. JavaFX thread. */
final class MainWindow implements AutoCloseable {
    /** A folded story that tells of what went wrong. */
    private static final String ALARM = "alarm";

    private final FxBridge bridge = new FxBridge();
    private final Texts texts;
    private final Look look;
    private final RunModel run = new RunModel(bridge);
    private final Rewinder rewinder = new Rewinder(run);
    private final KnobsModel knobs = new KnobsModel(run::changeKnobs);
    private final @Nullable RunsArea runs;
    private final StoryModel story;
    private final BranchesModel branches;
    private final OpeningPace pace = new OpeningPace(run);
    private final StructureModel structure = new StructureModel(run, bridge, DataLoader::load);
    private final InstrumentsModel instruments;
    private final ChartsArea charts;
    private final FormulaView formulas;
    private final FileOpener opener;
    private final FileSaver saver;
    private final ToggleButton storyButton;
    private final LeftPanel left;
    private final StackPane content;
    private final Scene scene;
    private final Stage stage;

    /** @param library where runs are kept; null: nowhere */
    MainWindow(Frame frame, Settings settings, @Nullable RunLibrary library) {
        bridge.start();
        stage = frame.stage();
        scene = frame.scene();
        look = frame.look();
        texts = new Texts(settings.language());
        runs = library == null ? null : new RunsArea(library, run, bridge, texts);
        story = new StoryModel(texts, knobs.drag()::of);
        opener = new FileOpener(run, structure, texts, settings.recent());
        saver = new FileSaver(run, bridge, texts, opener);
        formulas = new FormulaView(texts, look, bridge, run::report);
        Boolean panel = settings.instruments();
        instruments = new InstrumentsModel(
                panel == null ? Narrowness.high(look, settings.height()) : panel, settings.instrument());
        run.threads().set(settings.twoThreads() ? 2 : 1);
        branches = new BranchesModel(
                texts,
                run,
                rewinder,
                runs == null ? new ChartedRuns(new RunNames(texts)) : runs.charted(),
                runs == null ? _ -> "" : runs::given);
        charts = new ChartsArea(texts, look, run, knobs, story, branches, instruments, new Pictures(texts, saver));
        storyButton = Buttons.toggle("fth-list", texts.bind("window.story"));
        storyButton.setId("window-story");
        storyButton.setSelected(
                settings.story() == null ? settings.width() >= Narrowness.limit(look) : settings.story());
        left = left();
        content = root();
        frame.fill(content);
        Shortcuts.install(scene, run, rewinder, () -> saver.choose(stage), this::chooseFile);
        connect();
        stage.titleProperty().bind(WindowTitle.of(texts, run));
    }

    private void connect() {
        Narrowness.follow(content, look, storyButton, instruments);
        run.session().subscribe(this::begin);
        run.onEvent(story::accept);
        run.onEvent(this::follow);
        knobs.knobs().subscribe(this::showFormulas);
        storyButton
                .selectedProperty()
                .subscribe(() -> storyButton.getStyleClass().removeAll(ALARM));
        bridge.onPulse(charts::refresh);
    }

    private void begin(@Nullable TrainingSession session) {
        if (session != null) {
            if (!run.rebuilt()) {
                knobs.forget();
            }
            story.follow(session.experiment());
            knobs.show(session.knobs(), session.experiment().model());
            Preset mnist = structure.brought().mnist().get();
            if (!run.rebuilt() && mnist != null && session.experiment().equals(mnist.experiment())) {
                knobs.knob(KnobSpec.LAMBDA).suggest(Preset.MNIST_LAMBDA);
            }
            showFormulas();
        }
    }

    /** A schedule turns knobs too; the window shows what the run uses. */
    private void follow(SessionEvent event) {
        TrainingSession session = run.session().get();
        if (event instanceof SessionEvent.Trouble && !storyButton.isSelected()) {
            storyButton.getStyleClass().add(ALARM);
        }
        boolean changed = event instanceof SessionEvent.KnobsChanged || event instanceof SessionEvent.Rewound;
        if (changed && session != null) {
            knobs.show(session.knobs(), session.experiment().model());
        }
    }

    private void showFormulas() {
        TrainingSession session = run.session().get();
        if (session != null) {
            formulas.show(Formulas.of(session.experiment(), knobs.knobs().get(), knobs.dropout()));
        }
    }

    private StackPane root() {
        VBox centre = new VBox(formulas, charts, new ScrubBar(texts, run, rewinder));
        VBox.setVgrow(charts, Priority.ALWAYS);
        BorderPane pane = new BorderPane(new StackPane(centre, new LoadingHint(texts, run), saver.hint()));
        Banner alarm = Banner.ofAlarm(texts, run, story, storyButton);
        pane.setTop(new VBox(transport(), Banner.all(texts, run, opener, runs), alarm));
        FlightDesk desk = new FlightDesk(texts, look, bridge, run, story);
        RightPanel right = new RightPanel(texts, look, branches, desk.storyView(rewinder, charts, stage));
        Narrowness.share(pane, left, right, look, storyButton.selectedProperty());
        StackPane root = new StackPane(pane);
        root.getStyleClass().add("window");
        DropTarget.install(root, texts, opener::open);
        return root;
    }

    private TransportView transport() {
        PresetMenu presets = new PresetMenu(
                texts,
                WindowTitle.name(texts, run),
                this::open,
                structure.brought().mnist(),
                opener.offered(this::chooseFile));
        LookButtons buttons = new LookButtons(texts, look);
        FileButtons files = new FileButtons(texts, run);
        return new TransportView(
                texts,
                run,
                presets,
                files.open(this::chooseFile),
                files.save(() -> saver.choose(stage)),
                new MoreMenu(texts, run, bridge, look, runs).button(),
                buttons.projector(),
                buttons.theme(),
                buttons.language(),
                storyButton);
    }

    private void chooseFile() {
        opener.chooseExperiment(stage);
    }

    private LeftPanel left() {
        return new LeftPanel(texts, new KnobsView(texts, knobs), this::structureView);
    }

    private StructureView structureView() {
        ObservableValue<List<Color>> palette =
                look.theme().map(_ -> ChartsArea.theme(look).palette());
        DataPane dataPane = new DataPane(texts, structure, look.theme(), palette, () -> opener.chooseData(stage));
        return new StructureView(texts, structure, dataPane);
    }

    private void open(Preset preset) {
        pace.bring(preset);
        open(preset.experiment(), preset.folder());
    }

    /** Loads an experiment, standing before its first step. */
    void open(Experiment experiment, Path folder) {
        run.open(experiment, folder, false);
    }

    void show(LeftPanel.Tab tab) {
        left.show(tab);
    }

    /** What to remember of the window as it is now. */
    Settings settings() {
        Locale language = texts.language().get();
        return new Settings(
                scene.getWidth(),
                scene.getHeight(),
                stage.isMaximized(),
                look.theme().get(),
                language,
                look.projector().get(),
                storyButton.isSelected(),
                opener.recent(),
                instruments.openProperty().get(),
                instruments.preferred(),
                run.threads().get() == 2);
    }

    Scene scene() {
        return scene;
    }

    /** Everything in the window. */
    Region content() {
        return content;
    }

    RunModel run() {
        return run;
    }

    @Nullable
    RunsArea runs() {
        return runs;
    }

    KnobsModel knobs() {
        return knobs;
    }

    StoryModel story() {
        return story;
    }

    ChartsArea charts() {
        return charts;
    }

    FileOpener opener() {
        return opener;
    }

    FileSaver saver() {
        return saver;
    }

    FxBridge bridge() {
        return bridge;
    }

    /** Whether everything on screen is up to date with the run. */
    boolean settled() {
        return formulas.settled() && !run.opening().get();
    }

    /** Ends the loop; {@link #end} does the rest. */
    @Override
    public void close() {
        bridge.close();
    }

    /** Ends run, recording and files being saved after {@link #close}. Any thread; waits, some seconds at most. */
    void end() {
        run.close();
        if (runs != null) {
            runs.close();
        }
        bridge.end();
    }
}
