package nablascope.library;

/**
 * Something of a run that cannot be shown.
 *
 * @param file its name in the run's folder
 * @param line counted from 1; 0: the file as a whole
 * @param problem what is wrong, a sentence without the place
 */
public record Damage(String file, int line, String problem) {
    @Override
    public String toString() {
        return (line == 0 ? file : file + " line " + line) + ": " + problem;
    }
}
