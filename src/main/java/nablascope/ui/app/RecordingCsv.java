package nablascope.ui.app;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import nablascope.train.FlightRecording;
import nablascope.train.FlightRecording.Measure;

/** A recording as a table: a line for each step and tensor. Numbers as Java and pandas read them back exactly. */
final class RecordingCsv {
    private RecordingCsv() {}

    static byte[] of(FlightRecording recording) {
        StringBuilder table = new StringBuilder("step,tensor");
        for (Measure measure : Measure.values()) {
            table.append(',').append(measure.name().toLowerCase(Locale.ROOT));
        }
        table.append('\n');
        long end = recording.firstStep() + recording.length();
        for (long step = recording.firstStep(); step < end; step++) {
            for (int tensor = 0; tensor < recording.tensors().size(); tensor++) {
                table.append(step).append(',').append(recording.tensors().get(tensor));
                for (Measure measure : Measure.values()) {
                    table.append(',').append(recording.value(measure, tensor, step));
                }
                table.append('\n');
            }
        }
        return table.toString().getBytes(StandardCharsets.UTF_8);
    }
}
