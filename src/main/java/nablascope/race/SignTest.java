package nablascope.race;

import java.util.function.ToDoubleFunction;

/**
 * Two entrants compared seed by seed. Were both equally good, each seed would be won by either with probability ½,
 * whatever the losses are distributed like (Dixon and Mood 1946).
 *
 * @param lower seeds on which the second entrant's number is lower
 * @param higher seeds on which it is higher
 * @param ties seeds on which they are the same, or both have diverged; they say nothing
 */
public record SignTest(int lower, int higher, int ties) {
    /** What is rarer than this by chance is called a difference. */
    public static final double LEVEL = 0.05;

    /** With fewer seeds even a win on every one of them is not rare enough: 2·½⁵ = 0.0625. */
    public static final int FEWEST = 6;

    /**
     * Compares a number of which less is better.
     *
     * @param number of an outcome; one that has diverged is worse than any that has not
     */
    public static SignTest of(Standing first, Standing second, ToDoubleFunction<Outcome> number) {
        int lower = 0;
        int higher = 0;
        int seeds = first.outcomes().size();
        for (int i = 0; i < seeds; i++) {
            double a = orWorst(first.outcomes().get(i), number);
            double b = orWorst(second.outcomes().get(i), number);
            lower += b < a ? 1 : 0;
            higher += b > a ? 1 : 0;
        }
        return new SignTest(lower, higher, seeds - lower - higher);
    }

    private static double orWorst(Outcome outcome, ToDoubleFunction<Outcome> number) {
        return outcome.diverged() ? Double.POSITIVE_INFINITY : number.applyAsDouble(outcome);
    }

    public int seeds() {
        return lower + higher + ties;
    }

    /** The probability, were both equally good, of a result at least as one-sided as this. */
    public double p() {
        int n = lower + higher;
        double term = Math.pow(0.5, n);
        double tail = 0;
        for (int k = 0; k <= Math.min(lower, higher); k++) {
            tail += term;
            term *= (n - k) / (k + 1.0);
        }
        return Math.min(1, 2 * tail);
    }

    /** Whether the seeds show a difference. */
    public boolean differs() {
        return p() <= LEVEL;
    }
}
