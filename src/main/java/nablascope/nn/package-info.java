/** Layers with forward and backward side by side, initialisation, and losses. */
@org.jspecify.annotations.NullMarked
package nablascope.nn;
