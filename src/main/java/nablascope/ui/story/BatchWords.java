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

    /** The rows with the largest loss, or without a finite one; empty where rows have none. */
    public static String worst(Texts texts, Batch batch) {
        List<String> broken = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (int i = 0; i < batch.worst().size(); i++) {
            float loss = batch.losses().get(i);
            String row = batch.rows().get(batch.worst().get(i)).toString();
            if (!Float.isFinite(loss)) {
                broken.add(row);
            } else if (told.size() < TOLD) {
                told.add(row + " (" + Numbers.compact(loss) + ")");
            }
        }
        int rows = batch.rows().size();
        if (told.isEmpty()) {
            return broken.isEmpty() ? "" : texts.get("alarm.rows.allBroken", rows);
        }
        return broken.isEmpty()
                ? texts.get("alarm.rows", rows, String.join(texts.get("alarm.and"), told))
                : texts.get("alarm.rows.broken", rows, String.join(texts.get("alarm.and"), broken));
    }
}
