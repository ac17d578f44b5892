package nablascope.ui.app;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import nablascope.experiment.ClipMode;
import nablascope.experiment.KnobSpec;
import nablascope.session.SessionEvent;
import nablascope.session.TrainingSession;
import nablascope.ui.charts.ChartMarker;
import nablascope.ui.charts.ChartModel;
import nablascope.ui.charts.ChartSeries;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Charts;
import nablascope.ui.charts.LiveChart;
import nablascope.ui.control.Buttons;
import nablascope.ui.knobs.KnobModel;
import nablascope.ui.knobs.KnobScale;
import nablascope.ui.knobs.KnobsModel;
import nablascope.ui.run.RunModel;
import nablascope.ui.story.StoryEntry;
import nablascope.ui.story.StoryModel;
import nablascope.ui.text.Texts;
import nablascope.ui.theme.Fonts;
import nablascope.ui.theme.Look;
import nablascope.ui.theme.Theme;

/** The charts of the run on screen, one above the other, with their markers and the line that moves c. */
final class ChartsArea extends VBox {
    /** How many steps around a chosen event are shown. */
    private static final double STEPS_AROUND = 200;

    private static final double LEAST_HEIGHT = 120;

    private final Texts texts;
    private final RunModel run;
    private final StoryModel story;
    private final LiveChart loss = new LiveChart(Charts.loss());
    private final LiveChart gradient = new LiveChart(Charts.gradient());
    private final List<LiveChart> charts = List.of(loss, gradient);

    ChartsArea(Texts texts, Look look, RunModel run, KnobsModel knobs, StoryModel story) {
        this.texts = texts;
        this.run = run;
        this.story = story;
        getStyleClass().add("charts");
        getChildren().addAll(framed(loss, "loss"), framed(gradient, "gradient"));
        name();
        loss.setId("chart-loss");
        gradient.setId("chart-gradient");
        loss.model().viewport().linkSteps(gradient.model().viewport());
        clipLine(knobs);
        story.entries().subscribe(this::mark);
        texts.language().subscribe((_, _) -> mark());
        look.theme().subscribe((_, _) -> dress(look));
        look.projector().subscribe((_, _) -> dress(look));
        dress(look);
    }

    /** Brings both charts up to date; once per pulse. */
    void refresh() {
        TrainingSession session = run.session().get();
        for (LiveChart chart : charts) {
            if (session != null) {
                chart.model().timelineProperty().set(session.timeline());
            }
            chart.refresh();
        }
    }

    /** Moves both charts to where something happened. */
    void show(StoryEntry entry) {
        for (LiveChart chart : charts) {
            double from = Math.max(0, entry.step() - STEPS_AROUND / 2);
            chart.model().viewport().showSteps(from, from + STEPS_AROUND);
        }
    }

    private HBox framed(LiveChart chart, String id) {
        ChartModel model = chart.model();
        ToggleButton log = new ToggleButton("log");
        log.getStyleClass().addAll(Styles.FLAT, "log");
        log.setMinWidth(USE_PREF_SIZE);
        Buttons.describe(log, texts.bind("chart.log"));
        log.setId("chart-" + id + "-log");
        log.selectedProperty().bindBidirectional(model.logScaleProperty());
        Button fit = Buttons.icon(
                "fth-maximize", texts.bind("chart.fit"), () -> model.viewport().fit());
        fit.setId("chart-" + id + "-fit");
        VBox tools = new VBox(fit, log);
        tools.getStyleClass().add("chart-tools");
        StackPane drawing = new StackPane(chart);
        drawing.setMinWidth(0);
        HBox.setHgrow(drawing, Priority.ALWAYS);
        HBox frame = new HBox(drawing, tools);
        frame.setMinHeight(LEAST_HEIGHT);
        VBox.setVgrow(frame, Priority.ALWAYS);
        return frame;
    }

    private void name() {
        loss.model().titleProperty().bind(texts.bind("chart.loss"));
        gradient.model().titleProperty().bind(texts.bind("chart.gradient"));
        gradient.model().badgeLabelProperty().bind(texts.bind("chart.badge"));
        for (LiveChart chart : charts) {
            ChartModel model = chart.model();
            model.stepLabelProperty().bind(texts.bind("chart.step"));
            model.emptyTextProperty().bind(texts.bind("chart.empty"));
            for (ChartSeries series : model.series()) {
                series.labelProperty().bind(label(series.name()));
            }
        }
    }

    /** Without rows kept aside, an evaluation is one of the training rows. */
    private ObservableValue<String> label(String series) {
        return Bindings.createStringBinding(
                () -> texts.get("chart.series." + series
                        + (series.equals("eval_loss") && !run.hasValidation().getValue() ? ".train" : "")),
                run.hasValidation(),
                texts.language());
    }

    /** A threshold on the norm of all gradients is a line in their chart; other thresholds limit something else. */
    private void clipLine(KnobsModel knobs) {
        KnobModel c = knobs.knob(KnobSpec.CLIP);
        KnobScale scale = new KnobScale(KnobSpec.CLIP);
        ChartModel model = gradient.model();
        String badge = model.badgeSeriesProperty().get();
        knobs.knobs().subscribe(now -> {
            model.thresholdProperty().set(ClipMode.NORM.threshold(now.clip()));
            boolean clips = ClipMode.of(now.clip(), ClipMode.NORM).threshold(now.clip()) < ClipMode.OFF;
            model.badgeSeriesProperty().set(clips ? badge : "");
        });
        gradient.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> knobs.drag().begin());
        gradient.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> knobs.drag().end());
        model.onThresholdDraggedProperty().set(value -> {
            double rounded = scale.value(Math.log10(value));
            if (c.legal().contains(rounded)) {
                c.set(rounded);
            }
        });
    }

    private void mark() {
        List<ChartMarker> markers = story.entries().reversed().stream()
                .filter(entry -> entry.number() > 0 || entry.event() instanceof SessionEvent.Diverged)
                .map(entry -> new ChartMarker(entry.number(), entry.step(), story.sentence(entry)))
                .toList();
        for (LiveChart chart : charts) {
            chart.model().markers().setAll(markers);
        }
    }

    private void dress(Look look) {
        ChartTheme plain =
                look.theme().get() == Theme.LIGHT ? ChartTheme.light(Fonts.FAMILY) : ChartTheme.dark(Fonts.FAMILY);
        ChartTheme theme = look.projector().get() ? plain.projector() : plain;
        charts.forEach(chart -> chart.model().themeProperty().set(theme));
    }

    LiveChart lossChart() {
        return loss;
    }

    LiveChart gradientChart() {
        return gradient;
    }
}
