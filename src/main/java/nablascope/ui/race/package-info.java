/** The window of races: entrants, seeds, bands of curves, and what the seeds can tell apart. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.race;
