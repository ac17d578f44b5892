/** The objective and the update rule in real notation, with the current numbers. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.formula;
