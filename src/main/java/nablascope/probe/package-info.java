/** Instruments that look at a network off the hot path. */
@org.jspecify.annotations.NullMarked
package nablascope.probe;
