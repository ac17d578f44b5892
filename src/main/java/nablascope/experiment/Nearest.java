package nablascope.experiment;

import java.util.Collection;
import java.util.Locale;

/** The word that was probably meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * The known word with the smallest Levenshtein distance, upper and lower case being half a change apart; the first
     * of several.
     *
     * @param known at least one word
     */
    public static String to(String word, Collection<String> known) {
        String best = "";
        int least = Integer.MAX_VALUE;
        String start = word.length() > 100 ? word.substring(0, 100) : word;
        for (String candidate : known) {
            int distance = 2 * distance(start.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT))
                    + (start.equals(candidate) ? 0 : 1);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
