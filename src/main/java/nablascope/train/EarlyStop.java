package nablascope.train;

/**
 * A run that ended because its evaluations no longer improved.
 *
 * @param steps done when it ended
 * @param bestSteps done when it was evaluated best
 * @param bestLoss the evaluation loss then
 */
public record EarlyStop(long steps, long bestSteps, double bestLoss) {}
