package nablascope.ui.story;

import java.util.ArrayList;
import java.util.List;
import nablascope.train.FlightRecording.Batch;
import nablascope.ui.text.Numbers;
import nablascope.ui.text.Texts;

/** The rows of a batch in words. */
public final class BatchWords {
    /** As many rows are told with their loss. */
    private static final int TOLD = 4;

    private BatchWords() {}

    /** The rows with the largest loss; empty where rows have none. */
    public static String worst(Texts texts, Batch batch) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < Math.min(TOLD, batch.worst().size()); i++) {
            float loss = batch.losses().get(i);
            String number = Float.isNaN(loss) ? "NaN" : Numbers.compact(loss);
            told.add(batch.rows().get(batch.worst().get(i)) + " (" + number + ")");
        }
        return told.isEmpty()
                ? ""
                : texts.get("alarm.rows", batch.rows().size(), String.join(texts.get("alarm.and"), told));
    }
}
