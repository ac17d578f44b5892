/** An optimizer step as a chain of small gradient transforms: penalty, clip, decay, rule. */
@org.jspecify.annotations.NullMarked
package nablascope.optim;
