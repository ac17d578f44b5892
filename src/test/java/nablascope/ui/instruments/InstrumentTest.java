package nablascope.ui.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import nablascope.experiment.ExperimentFile;
import nablascope.session.TrainingSession;
import nablascope.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstrumentTest {
    private static final Path PARITY = Path.of("src/test/resources/parity");

    @TempDir
    private Path folder;

    private static Timeline timeline(Path file) throws IOException {
        try (TrainingSession session =
                TrainingSession.open(ExperimentFile.read(file), Objects.requireNonNull(file.getParent()))) {
            return session.timeline();
        }
    }

    private Timeline surface() throws IOException {
        Path file = folder.resolve("a.experiment.json");
        Files.writeString(file, """
                {"format": "gradient-experiment", "version": 1, "model": {"surface": "quadratic"},
                 "optimizer": {"type": "sgd", "lr": 0.1}, "training": {"steps": 3}}
                """);
        return timeline(file);
    }

    @Test
    void the_network_decides_what_is_on_offer() throws IOException {
        assertThat(Instrument.offered(timeline(PARITY.resolve("p01-mlp-tanh-mse-sgd.experiment.json"))))
                .containsExactly(Instrument.LAYERS, Instrument.UPDATE_RATIO);
        assertThat(Instrument.offered(timeline(PARITY.resolve("p22-rnn-tanh-last.experiment.json"))))
                .containsExactly(Instrument.TIME_STEPS, Instrument.LAYERS, Instrument.UPDATE_RATIO);
        assertThat(Instrument.offered(surface())).containsExactly(Instrument.TRAJECTORY, Instrument.UPDATE_RATIO);
    }

    @Test
    void a_stacked_network_has_the_time_steps_of_each_layer() throws IOException {
        List<MapRow> rows = MapRow.timeSteps(timeline(PARITY.resolve("p23-lstm-2layer-all.experiment.json")));
        assertThat(rows).hasSize(2 * 8);
        assertThat(rows).extracting(MapRow::group).startsWith(0).endsWith(1);
        assertThat(rows).extracting(MapRow::place).startsWith(0, 1, 2).endsWith(6, 7);
    }

    @Test
    void what_somebody_chose_comes_back_as_soon_as_a_network_has_it() throws IOException {
        InstrumentsModel model = new InstrumentsModel(false, null);
        model.follow(timeline(PARITY.resolve("p22-rnn-tanh-last.experiment.json")));
        assertThat(model.shownProperty().get()).isEqualTo(Instrument.TIME_STEPS);
        model.choose(Instrument.LAYERS);
        assertThat(model.openProperty().get()).isTrue();
        model.follow(surface());
        assertThat(model.shownProperty().get()).isEqualTo(Instrument.TRAJECTORY);
        model.follow(timeline(PARITY.resolve("p22-rnn-tanh-last.experiment.json")));
        assertThat(model.shownProperty().get()).isEqualTo(Instrument.LAYERS);
    }

    @Test
    void tensors_have_short_names() {
        assertThat(MapRow.shortened("layers.0.weight")).isEqualTo("0.weight");
        assertThat(MapRow.shortened("layers.0.weight_ih_l0")).isEqualTo("0.W_ih_l0");
        assertThat(MapRow.shortened("layers.12.bias")).isEqualTo("12.bias");
    }
}
