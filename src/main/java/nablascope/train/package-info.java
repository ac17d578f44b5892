/** One training step after another, by {@link nablascope.train.Trainer}. No threads, no files. */
@org.jspecify.annotations.NullMarked
package nablascope.train;
