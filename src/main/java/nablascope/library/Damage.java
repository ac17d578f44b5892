package nablascope.library;

import nablascope.experiment.Phrase;
import nablascope.experiment.Place;

/**
 * Something of a run that cannot be shown.
 *
 * @param file its name in the run's folder
 * @param line counted from 1; 0: the file as a whole
 * @param problem what is wrong, a sentence without the place
 */
public record Damage(String file, int line, Phrase problem) {
    /** The place and what is wrong there. */
    public Phrase phrase() {
        return Place.IN_FILE.with(line == 0 ? file : DamageFault.LINE.with(file, line), problem);
    }

    /** Whether nothing can be trained again without what it is about. */
    boolean preventsReplay() {
        return !file.equals(RunFiles.METRICS) && !file.equals(RunFiles.LABELS) && CheckpointFile.steps(file) < 0;
    }

    @Override
    public String toString() {
        return phrase().toString();
    }
}
