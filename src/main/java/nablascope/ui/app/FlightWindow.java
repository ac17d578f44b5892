package nablascope.ui.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.StringConverter;
import nablascope.file.SafeFile;
import nablascope.train.FlightRecording;
import nablascope.train.FlightRecording.Batch;
import nablascope.train.FlightRecording.Cell;
import nablascope.train.FlightRecording.Measure;
import nablascope.ui.bridge.FxBridge;
import nablascope.ui.charts.ChartTheme;
import nablascope.ui.control.Escape;
import nablascope.ui.instruments.RecordingMap;
import nablascope.ui.run.RunModel;
import nablascope.ui.story.BatchWords;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;
import org.jspecify.annotations.Nullable;

/** The last steps before an explosion, every tensor of them, in a window of its own. JavaFX thread. */
final class FlightWindow {
    /** More rows of a batch are not listed. */
    private static final int MOST_ROWS = 64;

    private final Texts texts;
    private final FxBridge bridge;
    private final RunModel run;
    private final FlightRecording recording;
    private final RecordingMap map;
    private final ComboBox<Measure> choice = new ComboBox<>();
    private final Label batch = new Label();
    private final SavedHint hint = new SavedHint();

    /** @param broken where it broke; null: in no tensor */
    FlightWindow(
            Texts texts,
            FxBridge bridge,
            RunModel run,
            FlightRecording recording,
            @Nullable Cell broken,
            ChartTheme theme) {
        this.texts = texts;
        this.bridge = bridge;
        this.run = run;
        this.recording = recording;
        var labels = new RecordingMap.Labels(texts.get("flight.step"), texts.get("flight.output"));
        map = new RecordingMap(recording, broken, theme, labels, this::words, cell -> tellBatch(cell.step()));
        map.setId("flight-map");
        choice.setId("flight-measure");
        choice.getItems().setAll(Measure.values());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Measure measure) {
                return measure == null ? "" : texts.name(measure);
            }

            @Override
            public @Nullable Measure fromString(String text) {
                return null; // nothing is typed
            }
        });
        choice.valueProperty().subscribe(measure -> {
            if (measure != null) {
                map.show(measure);
            }
        });
        batch.setId("flight-batch");
        batch.setWrapText(true);
        batch.setMinHeight(Region.USE_PREF_SIZE);
        batch.getStyleClass().add("hint");
    }

    /**
     * Shows it.
     *
     * @param sentence what happened
     * @param first what is shown at first
     */
    void open(String sentence, Measure first, Window owner) {
        Label title = new Label(sentence);
        title.setId("flight-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.getStyleClass().add("section-title");
        Label explanation = new Label(texts.get("flight.explanation", recording.length()));
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        explanation.getStyleClass().add("hint");
        choice.setValue(first);
        tellBatch(recording.firstStep() + recording.length() - 1);
        VBox content = new VBox(title, explanation, bar(owner), map, batch);
        VBox.setVgrow(map, Priority.ALWAYS);
        content.getStyleClass().addAll("window", "flight");
        Scene scene = new Scene(new StackPane(content, hint), 860, 640);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(texts.get("flight.title", recording.length()));
        stage.setScene(scene);
        Escape.closes(stage, () -> true);
        stage.show();
    }

    private HBox bar(Window owner) {
        Button export = new Button(texts.get("flight.export"));
        export.setId("flight-export");
        export.setOnAction(_ -> chooseAndExport(owner));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(choice, export, gap, map.legend());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("flight-bar");
        return bar;
    }

    private void chooseAndExport(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("flight.export"));
        chooser.setInitialFileName(
                "steps-" + recording.firstStep() + "-" + (recording.firstStep() + recording.length() - 1) + ".csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*.csv", "*.csv"));
        File file = chooser.showSaveDialog(owner);
        if (file != null) {
            export(file.toPath());
        }
    }

    /** Writes in the background. */
    void export(Path file) {
        bridge.background(
                () -> {
                    Path named = SafeFile.withEnding(file, ".csv");
                    SafeFile.write(named, RecordingCsv.of(recording));
                    return named;
                },
                written -> hint.show(texts.get("file.saved", "" + written.getFileName())),
                run::report);
    }

    /** A cell's numbers. */
    private String words(Cell cell) {
        StringBuilder text = new StringBuilder()
                .append(recording.tensors().get(cell.tensor()))
                .append('\n')
                .append(texts.get("story.step", cell.step()));
        for (Measure measure : Measure.values()) {
            double value = recording.value(measure, cell.tensor(), cell.step());
            text.append('\n')
                    .append(texts.name(measure))
                    .append(" = ")
                    .append(measure.share() ? Numbers.percent(value) : number(value));
        }
        return text.toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "NaN" : Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, "%.6g", value);
    }

    private void tellBatch(long step) {
        Batch of = recording.batch(step);
        List<Integer> shown = of.rows().subList(0, Math.min(MOST_ROWS, of.rows().size()));
        String rows = shown.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (shown.size() < of.rows().size() ? ", …" : "");
        String worst = BatchWords.worst(texts, of);
        batch.setText(worst.isEmpty() ? "" : texts.get("flight.batch", step, rows) + "\n" + worst);
    }
}
