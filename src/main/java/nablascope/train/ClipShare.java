package nablascope.train;

import nablascope.state.StateVisitor;

/** The share of clipped steps among the last {@value #WINDOW}. */
final class ClipShare {
    private static final int WINDOW = 100;

    private final boolean[] recent = new boolean[WINDOW];
    private int clipped;
    private long steps;

    /** Counts one more step and returns the share. */
    double add(boolean wasClipped) {
        int slot = (int) (steps % WINDOW);
        if (steps >= WINDOW && recent[slot]) {
            clipped--;
        }
        recent[slot] = wasClipped;
        clipped += wasClipped ? 1 : 0;
        steps++;
        return (double) clipped / Math.min(steps, WINDOW);
    }

    void visit(StateVisitor visitor) {
        steps = visitor.count(steps);
        clipped = (int) visitor.count(clipped);
        for (int i = 0; i < WINDOW; i++) {
            recent[i] = visitor.flag(recent[i]);
        }
    }
}
