/** Data, network and seed: what only takes effect with a restart. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.structure;
