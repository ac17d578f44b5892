package nablascope.ui.app;

import atlantafx.base.theme.Styles;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import nablascope.experiment.ModelSpec;
import nablascope.session.SessionEvent;
import nablascope.session.TrainingSession;
import nablascope.ui.branches.BranchesModel;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.charts.ChartModel;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Charts;
import nablascope.ui.charts.LiveChart;
import nablascope.ui.charts.Overlays;
import nablascope.ui.charts.Viewport;
import nablascope.ui.control.Buttons;
import nablascope.ui.instruments.Instrument;
import nablascope.ui.instruments.InstrumentsModel;
import nablascope.ui.instruments.InstrumentsPanel;
import nablascope.ui.instruments.SurfaceObjective;
import nablascope.ui.knobs.KnobsModel;
import nablascope.ui.run.RunModel;
import nablascope.ui.story.StoryEntry;
import nablascope.ui.story.StoryModel;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Fonts;
import nablascope.ui.theme.Look;
import nablascope.ui.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * The charts of the run on screen, one above the other, with their markers and the line that moves c; below them the
 * panel of choice. One of the three may take the place of all.
 */
final class ChartsArea extends VBox {
    /** How many steps around a chosen event are shown. */
    private static final double STEPS_AROUND = 200;

    private static final double LEAST_HEIGHT = 100;
    private static final double HEIGHT = 200;

    /** A map of two parameters wants to be high. */
    private static final double SQUARE_HEIGHT = 320;

    private static final double SMOOTHING = 0.5;

    private final Texts texts;
    private final RunModel run;
    private final StoryModel story;
    private final BranchesModel branches;
    private final LiveChart loss = new LiveChart(Charts.loss());
    private final LiveChart gradient = new LiveChart(Charts.gradient());
    private final List<LiveChart> charts = List.of(loss, gradient);
    private final InstrumentsModel instruments;
    private final InstrumentsPanel panel;
    private List<SessionEvent.Trouble> troubles = List.of();
    private final Maximiser maximiser = new Maximiser(this);

    /** Less height is too little for three. */
    private double crowded;

    ChartsArea(
            Texts texts,
            Look look,
            RunModel run,
            KnobsModel knobs,
            StoryModel story,
            BranchesModel branches,
            InstrumentsModel instruments,
            Pictures pictures) {
        this.texts = texts;
        this.run = run;
        this.story = story;
        this.branches = branches;
        getStyleClass().add("charts");
        this.instruments = instruments;
        Viewport steps = new Viewport();
        panel = new InstrumentsPanel(texts, instruments, steps, loss.model().markers(), () -> objective(run, knobs));
        getChildren().addAll(framed(loss, "loss"), framed(gradient, "gradient"), framedPanel());
        ChartNames names = new ChartNames(texts, run);
        names.give(loss.model(), "chart.loss");
        names.give(gradient.model(), "chart.gradient");
        gradient.model().badgeLabelProperty().bind(texts.bind("chart.badge"));
        gradient.model().badgeShortProperty().bind(texts.bind("chart.badge.short"));
        offer(pictures, look);
        loss.setId("chart-loss");
        gradient.setId("chart-gradient");
        loss.model().viewport().linkSteps(gradient.model().viewport());
        charts.forEach(chart -> chart.model().viewport().linkSteps(steps));
        ClipLine.connect(gradient, knobs);
        run.session().subscribe(this::offerEvaluation);
        story.entries().subscribe(this::mark);
        texts.language().subscribe((_, _) -> mark());
        look.theme().subscribe((_, _) -> dress(look));
        look.projector().subscribe((_, _) -> dress(look));
        dress(look);
    }

    private void offer(Pictures pictures, Look look) {
        Supplier<Color> ground = () -> theme(look).plot();
        charts.forEach(chart -> pictures.offer(chart, chart.model().titleProperty(), ground));
        ObservableValue<String> shown = Bindings.createStringBinding(
                () -> {
                    Instrument instrument = instruments.shownProperty().get();
                    return instrument == null ? "" : texts.name(instrument);
                },
                instruments.shownProperty(),
                texts.language());
        pictures.offer(panel, shown, ground);
    }

    /** What the run minimises with the knobs as they are, where it is a function of two parameters; else null. */
    private static @Nullable SurfaceObjective objective(RunModel run, KnobsModel knobs) {
        TrainingSession session = run.session().get();
        return session != null && session.experiment().model() instanceof ModelSpec.Surface surface
                ? SurfaceObjective.at(
                        surface,
                        knobs.knobs().get().regularization(),
                        session.timeline().steps())
                : null;
    }

    /** Brings charts and panel up to date; once per pulse. */
    void refresh() {
        TrainingSession session = run.session().get();
        branches.refresh();
        if (!troubles.equals(branches.troublesAtHand())) {
            mark();
        }
        Overlays overlays = branches.overlays();
        for (LiveChart chart : charts) {
            if (session != null) {
                show(overlays, chart.model());
                chart.model().viewport().setReach(overlays.reach());
                chart.model().timelineProperty().set(session.timeline());
            }
            chart.refresh();
        }
        if (session != null) {
            instruments.follow(session.timeline());
        }
        panel.refresh();
    }

    /** Setting the same again would draw it again. */
    private static void show(Overlays overlays, ChartModel model) {
        if (!model.overlaysProperty().get().equals(overlays)) {
            model.overlaysProperty().set(overlays);
        }
    }

    /** Shows all steps, also those to come. */
    void follow() {
        charts.forEach(chart -> chart.model().viewport().fit());
    }

    /** Moves both charts to where something happened. */
    void show(StoryEntry entry) {
        for (LiveChart chart : charts) {
            double from = Math.max(0, entry.step() - STEPS_AROUND / 2);
            chart.model().viewport().showSteps(from, from + STEPS_AROUND);
        }
    }

    /** A function of two weights has no rows to be evaluated on, and an experiment may ask for no evaluation. */
    private void offerEvaluation(@Nullable TrainingSession session) {
        boolean evaluated = session == null || session.experiment().evaluates();
        loss.model().series("eval_loss").offeredProperty().set(evaluated);
    }

    private HBox framed(LiveChart chart, String id) {
        ChartModel model = chart.model();
        ToggleButton log = new ToggleButton("log");
        log.getStyleClass().addAll(Styles.FLAT, "log");
        log.setMinWidth(USE_PREF_SIZE);
        log.accessibleTextProperty().bind(texts.bind("chart.log"));
        Buttons.tooltip(log, texts.bind("chart.log." + id));
        log.setId("chart-" + id + "-log");
        log.selectedProperty().bindBidirectional(model.logScaleProperty());
        model.pointedRunProperty().subscribe((_, key) -> branches.highlighted().set(key));
        ToggleButton smooth = Buttons.toggle("fth-activity", texts.bind("chart.smooth"));
        smooth.setId("chart-" + id + "-smooth");
        smooth.setSelected(true);
        smooth.selectedProperty().subscribe(on -> model.smoothingProperty().set(on ? SMOOTHING : 0));
        HBox frame = frame(new StackPane(chart), id, () -> model.viewport().fit(), log, smooth);
        chart.onTitleChosen(() -> maximiser.toggle(frame));
        return frame;
    }

    private HBox framedPanel() {
        HBox frame = frame(panel, "instruments", panel::fit);
        panel.onTitleChosen(() -> {
            if (instruments.openProperty().get()) {
                maximiser.toggle(frame);
            }
        });
        Node tools = frame.getChildren().getLast();
        tools.managedProperty().bind(tools.visibleProperty());
        tools.visibleProperty().bind(instruments.openProperty());
        instruments.openProperty().subscribe(open -> {
            size(frame);
            // Three strips that show nothing would be no use to anybody.
            if (open && getHeight() > 0 && getHeight() < crowded) {
                maximiser.toggle(frame);
            }
        });
        instruments.shownProperty().subscribe(_ -> size(frame));
        return frame;
    }

    private void size(HBox panelFrame) {
        boolean open = instruments.openProperty().get();
        boolean square = instruments.shownProperty().get() == Instrument.TRAJECTORY;
        panelFrame.setMinHeight(open ? LEAST_HEIGHT : USE_PREF_SIZE);
        panelFrame.setPrefHeight(open ? (square ? SQUARE_HEIGHT : HEIGHT) : USE_COMPUTED_SIZE);
        VBox.setVgrow(panelFrame, open ? Priority.ALWAYS : Priority.NEVER);
        if (!open) {
            maximiser.restore(panelFrame);
        }
    }

    private HBox frame(Region drawing, String id, Runnable fit, Node... more) {
        HBox frame = new HBox();
        Button fitting = Buttons.icon("fth-zoom-out", texts.bind("chart.fit"), fit);
        fitting.setId("chart-" + id + "-fit");
        ToggleButton large = Buttons.toggle("fth-maximize-2", texts.bind("chart.maximise"));
        large.setId("chart-" + id + "-maximise");
        large.setOnAction(_ -> maximiser.toggle(frame));
        maximiser.add(frame, large);
        VBox tools = new VBox(large, fitting);
        tools.getChildren().addAll(more);
        tools.getStyleClass().add("chart-tools");
        drawing.setMinSize(0, 0);
        HBox.setHgrow(drawing, Priority.ALWAYS);
        frame.getChildren().setAll(drawing, tools);
        frame.setMinHeight(LEAST_HEIGHT);
        frame.setPrefHeight(HEIGHT);
        VBox.setVgrow(frame, Priority.ALWAYS);
        return frame;
    }

    /** The changes, and where the run at hand went wrong rather than a branch that was left. */
    private void mark() {
        troubles = branches.troublesAtHand();
        List<ChartMarker> markers = story.entries().reversed().stream()
                .filter(entry -> entry.number() > 0 || troubles.contains(entry.event()))
                .map(entry -> new ChartMarker(entry.number(), entry.step(), story.sentence(entry)))
                .distinct() // what was trained again is told again
                .sorted(Comparator.comparingLong(ChartMarker::step)) // what lasts is told later than it began
                .toList();
        for (LiveChart chart : charts) {
            chart.model().markers().setAll(markers);
        }
    }

    static ChartTheme theme(Look look) {
        ChartTheme plain =
                look.theme().get() == Theme.LIGHT ? ChartTheme.light(Fonts.FAMILY) : ChartTheme.dark(Fonts.FAMILY);
        return look.projector().get() ? plain.projector() : plain;
    }

    private void dress(Look look) {
        ChartTheme theme = theme(look);
        crowded = 3 * (look.projector().get() ? 1.8 * LEAST_HEIGHT : LEAST_HEIGHT);
        charts.forEach(chart -> chart.model().themeProperty().set(theme));
        panel.dress(theme);
    }

    LiveChart lossChart() {
        return loss;
    }

    LiveChart gradientChart() {
        return gradient;
    }
}
