/** Runs kept on disk, one folder each, plain text: recorded while they train, listed, compared, exported, verified. */
@org.jspecify.annotations.NullMarked
package nablascope.library;
