package nablascope.library;

/**
 * The run that a branch left.
 *
 * @param run its folder's name; it may have been deleted since
 * @param step the first that the two do not share
 */
public record RunParent(RunId run, long step) {}
