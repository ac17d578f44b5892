/** The library of kept runs: what keeps the run on screen, and the window that lists the others. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.library;
