package nablascope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import nablascope.data.Dataset;
import nablascope.experiment.ClipMode;
import nablascope.experiment.Experiment;
import nablascope.experiment.KnobSpec;
import nablascope.experiment.Knobs;
import nablascope.session.Pace;
import nablascope.session.SessionStatus.State;
import nablascope.session.TrainingSession;
import nablascope.timeline.Timeline;
import nablascope.ui.control.NumberField;
import nablascope.ui.instruments.Instrument;
import nablascope.ui.run.Preset;
import nablascope.ui.run.Problem;
import nablascope.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WindowTest extends WindowFixture {
    @BeforeEach
    void loadDigits() {
        load(Preset.DIGITS.experiment());
    }

    private void press(KeyCode key) {
        on(() -> {
            var scene = offscreen.window().scene();
            Node focus = scene.getFocusOwner();
            KeyEvent.fireEvent(
                    focus == null ? scene.getRoot() : focus,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        });
    }

    private void waitForSteps(long steps) {
        await(steps + " steps", w -> w.run().status().get().step() >= steps);
    }

    /** One at NaN is moved, laid out and drawn at every pulse, by which an idle window would keep a processor busy. */
    @Test
    void every_node_has_a_place() {
        List<Node> nowhere = offscreen.on(() -> offscreen.window().scene().getRoot().lookupAll("*").stream()
                .filter(node -> Double.isNaN(node.getLayoutX() + node.getLayoutY()))
                .toList());
        assertThat(nowhere).isEmpty();
    }

    @Test
    void space_starts_and_stops_training_and_the_charts_show_it() {
        assertThat(find("scrub-slider", Slider.class).isDisabled())
                .as("a timeline without steps")
                .isTrue();
        press(KeyCode.SPACE);
        waitForSteps(100);
        assertThat(find("scrub-slider", Slider.class).isDisabled()).isFalse();
        await("curves", w -> w.charts().lossChart().shownSeries().contains("data_loss"));
        press(KeyCode.SPACE);
        await("pause", w -> w.run().status().get().state() == State.PAUSED);

        Labeled counter = find("counter-step", Labeled.class);
        long steps = offscreen.on(() -> offscreen.window().run().status().get().step());
        String shown = offscreen.on(counter::getText);
        assertThat(shown.replace(",", "")).isEqualTo("" + steps);
    }

    @Test
    void every_knob_reaches_the_run_and_leaves_a_numbered_mark() {
        press(KeyCode.SPACE);
        waitForSteps(10);
        drag(KnobSpec.LAMBDA, -3.97, 1);
        drag(KnobSpec.DROPOUT, 0.31, 2);
        drag(KnobSpec.LEARNING_RATE, -1.4, 3);
        drag(KnobSpec.CLIP, 0.4, 4);

        Knobs used = session().knobs();
        assertThat(used.dropout()).hasValue(0.3);
        assertThat(used.regularization().l2Half()).isTrue();
        assertThat(used.regularization().l2()).isEqualTo(1e-4);
        assertThat(used.optimizer().lr()).isEqualTo(0.03);
        assertThat(ClipMode.NORM.threshold(used.clip())).isEqualTo(3);
    }

    private void drag(KnobSpec knob, double position, int mark) {
        Slider slider = find("knob-" + knob.id() + "-slider", Slider.class);
        on(() -> slider.setValue(position));
        await("mark " + mark, w -> w.charts().lossChart().model().markers().size() == mark);
    }

    @Test
    void exact_values_are_taken_and_wrong_ones_explained() {
        TextField field = find("knob-lr-field", TextField.class);
        type(field, ".025");
        assertThat(session().knobs().optimizer().lr()).isEqualTo(0.025);

        type(field, "fast");
        assertThat(session().knobs().optimizer().lr()).isEqualTo(0.025);
        click("knob-lr-twice");
        assertThat(session().knobs().optimizer().lr()).isEqualTo(0.05);
        String text = offscreen.on(field::getText);
        assertThat(text).isEqualTo("0.05");
    }

    private void type(TextField field, String text) {
        on(() -> {
            field.setText(text);
            field.fireEvent(new javafx.event.ActionEvent());
        });
    }

    @Test
    void a_learning_rate_of_ten_explodes_and_the_window_says_where() {
        load(exploding());
        on(() -> offscreen.window().run().pace().set(new Pace(100))); // after it has learnt all, nothing explodes
        press(KeyCode.SPACE);
        await("an evaluation", w -> !Double.isNaN(w.run().score().value().get()));
        type(find("knob-lr-field", TextField.class), "10");
        await("the alarm", w -> w.story().entries().size() == 2);
        await("pause", w -> w.run().status().get().state() == State.PAUSED);
        press(KeyCode.SPACE);
        await("divergence", w -> w.run().status().get().state() == State.DIVERGED);
        await(
                "marks",
                w -> !w.charts().lossChart().nonFiniteMarks().isEmpty()
                        || !w.charts().gradientChart().nonFiniteMarks().isEmpty());
        await("story", w -> w.story().entries().size() == 3);
        double accuracy =
                offscreen.on(() -> offscreen.window().run().score().value().get());
        assertThat(accuracy).as("the accuracy of a network that is no more").isNaN();

        String sentence = offscreen.on(() -> {
            var story = offscreen.window().story();
            return story.sentence(story.entries().getFirst());
        });
        assertThat(sentence).contains("blew up").containsPattern("NaN|∞").containsPattern("layers\\.|loss");

        type(find("knob-lr-field", TextField.class), "0.1");
        click("transport-restart");
        await("restart", w -> w.run().status().get().step() == 0);
        press(KeyCode.SPACE);
        waitForSteps(200);
        State state = offscreen.on(() -> offscreen.window().run().status().get().state());
        assertThat(state).isEqualTo(State.RUNNING);
    }

    private static Experiment exploding() {
        return Preset.BUILT_IN.stream()
                .filter(p -> p.id().equals("explode"))
                .findFirst()
                .orElseThrow()
                .experiment();
    }

    @Test
    void language_and_theme_change_while_it_trains() {
        press(KeyCode.SPACE);
        click("window-language");
        Labeled play = find("transport-play", Labeled.class);
        await("Chinese", _ -> play.getText().equals("暂停"));
        click("window-theme");
        click("window-projector");
        waitForSteps(200);
        Settings remembered = offscreen.on(() -> offscreen.window().settings());
        assertThat(remembered)
                .returns(Theme.DARK, Settings::theme)
                .returns(Locale.SIMPLIFIED_CHINESE, Settings::language)
                .returns(true, Settings::projector);
        Problem problem = offscreen.on(() -> offscreen.window().run().problem().get());
        assertThat(problem).isNull();
    }

    @Test
    void space_trains_from_within_a_number_field_and_counts_what_was_typed() {
        TextField field = find("knob-lr-field", TextField.class);
        on(() -> {
            field.requestFocus();
            field.setText("0.5");
        });
        press(KeyCode.SPACE);
        waitForSteps(1);
        assertThat(session().knobs().optimizer().lr()).isEqualTo(0.5);
        boolean stillThere = offscreen.on(field::isFocused);
        assertThat(stillThere).isFalse();
    }

    @Test
    void a_number_that_cannot_be_used_is_explained_also_after_the_field_was_left() {
        NumberField field = find("knob-lr-field", NumberField.class);
        on(() -> {
            field.requestFocus();
            field.setText("fast");
            offscreen.window().scene().getRoot().requestFocus();
        });
        await("the number in force", _ -> field.getText().equals("0.1"));
        boolean explained = offscreen.on(() -> field.message().isVisible());
        assertThat(explained).isTrue();
        on(field::requestFocus);
        await("another try", _ -> !field.message().isVisible());
    }

    @Test
    void one_chart_takes_the_place_of_all_and_gives_it_back() {
        Node loss = find("chart-loss", Node.class);
        double before = offscreen.on(() -> loss.getLayoutBounds().getHeight());
        click("chart-loss-maximise");
        await("a large chart", _ -> loss.getLayoutBounds().getHeight() > 2 * before);
        click("chart-loss-maximise");
        await("all charts", _ -> loss.getLayoutBounds().getHeight() == before);
    }

    @Test
    void the_panel_of_choice_folds_and_that_is_remembered() {
        click("instrument-UPDATE_RATIO");
        click("instruments-fold");
        Settings remembered = offscreen.on(() -> offscreen.window().settings());
        assertThat(remembered)
                .returns(false, Settings::instruments)
                .returns(Instrument.UPDATE_RATIO, Settings::instrument);
    }

    @Test
    void closing_while_it_trains_ends_the_run() {
        press(KeyCode.SPACE);
        waitForSteps(10);
        TrainingSession running = session();

        offscreen.close();

        assertThat(running.status().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void closing_while_a_run_is_being_prepared_leaves_none_behind() {
        on(() -> offscreen.window().open(exploding(), Preset.DIGITS.folder()));
        offscreen.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(t -> t.getName().equals("engine") && t.isAlive())
                .isEmpty();
    }

    /** By the definition of R², from the loss of the last evaluation and the rows that are kept aside. */
    @Test
    void of_quantities_the_header_shows_how_much_of_their_spread_is_explained() {
        Experiment sine = Preset.BUILT_IN.stream()
                .filter(preset -> preset.id().equals("sine"))
                .findFirst()
                .orElseThrow()
                .experiment();
        load(sine.withSteps(530));
        trainToTheEnd();
        String shown = offscreen.on(() -> ((Labeled) lookup("counter-score")).getText());

        Timeline timeline = session().timeline();
        double loss = Objects.requireNonNull(timeline.at(timeline.indexOf("eval_loss"), 529))
                .value();
        Dataset kept = Objects.requireNonNull(session().data().validation());
        float[] y = ((Dataset.Values) kept.targets()).y().data;
        double mean =
                IntStream.range(0, y.length).mapToDouble(i -> y[i]).average().orElseThrow();
        double variance = IntStream.range(0, y.length)
                .mapToDouble(i -> Math.pow(y[i] - mean, 2))
                .average()
                .orElseThrow();
        assertThat(Double.parseDouble(shown)).isCloseTo(1 - loss / variance, within(0.0006));
        boolean older = offscreen.on(
                () -> lookup("counter-score").getPseudoClassStates().contains(PseudoClass.getPseudoClass("older")));
        assertThat(older).as("thirty steps after the last evaluation").isTrue();
    }
}
