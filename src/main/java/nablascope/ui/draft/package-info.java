/** What a run is built from, while it is being chosen: plain values and the rules of changing them, no window. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.draft;
