package nablascope.ui.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import nablascope.experiment.Experiment;
import nablascope.experiment.ExperimentFile;
import nablascope.experiment.ModelSpec;
import nablascope.experiment.RegularizationSpec;
import nablascope.session.SessionStatus.State;
import nablascope.session.TrainingSession;
import nablascope.timeline.Timeline;
import nablascope.ui.bridge.FxThread;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.charts.Colours;
import nablascope.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FxExtension.class)
final class TrajectoryTest {
    private static final ChartTheme THEME = ChartTheme.light("System");
    private static final int STEPS = 12;
    private static final double LR = 0.1;

    @TempDir
    private java.nio.file.Path folder;

    /** Gradient descent on Σw² from (100, 100): w after t steps is (1 - 2η)ᵗ·100. */
    private static double afterSteps(int t) {
        return 100 * Math.pow(1 - 2 * LR, t);
    }

    private Experiment experiment() throws IOException {
        java.nio.file.Path file = folder.resolve("a.experiment.json");
        Files.writeString(file, """
                {"format": "gradient-experiment", "version": 1, "model": {"surface": "abs-sum"},
                 "optimizer": {"type": "sgd", "lr": %s}, "training": {"steps": %d}}
                """.formatted(LR, STEPS));
        return ExperimentFile.read(file);
    }

    private Timeline trained() throws IOException {
        try (TrainingSession session = TrainingSession.open(experiment(), folder)) {
            session.play();
            CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> {
                while (session.status().state() != State.FINISHED) {
                    Thread.onSpinWait();
                }
                return true;
            });
            FxThread.await(ended, Duration.ofSeconds(20), "the end of training");
            return session.timeline();
        }
    }

    @Test
    void the_path_is_that_of_gradient_descent() throws IOException {
        Path path = new Path();
        path.read(trained(), STEPS);
        assertThat(path.size()).isEqualTo(STEPS);
        for (int t = 0; t < STEPS; t++) {
            assertThat(path.w1(t)).isCloseTo(afterSteps(t), within(1e-4));
            assertThat(path.w2(t)).isCloseTo(afterSteps(t), within(1e-4));
        }
    }

    @Test
    void the_present_point_stands_where_the_axes_say() throws IOException {
        Timeline timeline = trained();
        ModelSpec.Surface surface = (ModelSpec.Surface) experiment().model();
        WritableImage picture = FxThread.call(() -> {
            Trajectory trajectory = new Trajectory(
                    () -> new SurfaceObjective(surface, RegularizationSpec.NONE, 1),
                    FXCollections.observableArrayList());
            trajectory.dress(THEME);
            trajectory.follow(timeline);
            Scene scene = new Scene(trajectory, 500, 400);
            trajectory.applyCss();
            trajectory.layout();
            trajectory.refresh();
            return scene.snapshot(null);
        });
        // The picture spans from the minimum at 0 to the start at 100, and 12 % more on either side.
        double w = afterSteps(STEPS - 1);
        double width = 500 - THEME.left() - THEME.right();
        double height = 400 - THEME.top() - THEME.bottom();
        double x = THEME.left() + (w + 12) / 124 * width;
        double y = 400 - THEME.bottom() - (w + 12) / 124 * height;
        Color there = picture.getPixelReader().getColor((int) x, (int) y);
        assertThat(Colours.argb(there)).isEqualTo(Colours.argb(THEME.warning()));
        Color elsewhere = picture.getPixelReader().getColor((int) (x + 40), (int) y);
        assertThat(Colours.argb(elsewhere)).isNotEqualTo(Colours.argb(THEME.warning()));
    }

    @Test
    void the_objective_is_the_function_and_its_penalties() {
        ModelSpec.Surface bowl = ModelSpec.Surface.of(ModelSpec.Surface.Kind.ABS_SUM);
        assertThat(objective(bowl, RegularizationSpec.NONE)).isEqualTo(25);
        assertThat(objective(bowl, RegularizationSpec.NONE.withL1(2))).isEqualTo(25 + 2 * 7);
        assertThat(objective(bowl, RegularizationSpec.NONE.withL2(2, false))).isEqualTo(25 + 2 * 25);
        assertThat(objective(bowl, RegularizationSpec.NONE.withL2(2, true))).isEqualTo(25 + 25);
        assertThat(objective(bowl, RegularizationSpec.NONE.withL2Norm(2, false)))
                .isEqualTo(25 + 2 * 5);
        assertThat(objective(bowl, RegularizationSpec.NONE.withElasticNet(2, 0.25)))
                .isEqualTo(25 + 2 * (0.25 * 7 + 0.75 / 2 * 25));
        assertThat(objective(
                        bowl,
                        RegularizationSpec.NONE.toBuilder().gradientNorm(2).build()))
                .isEqualTo(25 + 2 * 10);
    }

    private static double objective(ModelSpec.Surface surface, RegularizationSpec penalty) {
        return new SurfaceObjective(surface, penalty, 1).value(3, -4);
    }

    @Test
    void a_path_that_flies_away_does_not_take_the_picture_with_it() {
        Path path = new Path();
        Timeline timeline = new Timeline(java.util.List.of(new Timeline.Series("w1", 1), new Timeline.Series("w2", 1)));
        for (double w : new double[] {1, -2, 4, 1e9, Double.NaN}) {
            timeline.append(0, w);
            timeline.append(1, w);
            timeline.endStep();
        }
        path.read(timeline, 5);
        Plane bounds = path.bounds(0, 0, 1, 1, 4);
        assertThat(bounds.fromX()).isCloseTo(-2 - 0.12 * 6, within(1e-9));
        assertThat(bounds.toX()).isCloseTo(4 + 0.12 * 6, within(1e-9));
    }
}
