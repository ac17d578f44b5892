package nablascope.session;

/**
 * Where a session stands; an immutable snapshot.
 *
 * @param step number of steps done
 * @param epoch number of passes over the training rows begun, from 0
 * @param stepsPerSecond measured over the last moments; 0 when not training
 */
public record SessionStatus(State state, long step, long epoch, double stepsPerSecond) {
    /** What the engine thread does. */
    public enum State {
        PAUSED,
        RUNNING,
        FINISHED,
        DIVERGED,
        FAILED,
        CLOSED;

        /** Whether there is nothing left to train, or nothing worth it. */
        public boolean ended() {
            return switch (this) {
                case PAUSED, RUNNING -> false;
                case FINISHED, DIVERGED, FAILED, CLOSED -> true;
            };
        }
    }
}
