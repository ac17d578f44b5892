/** The run on screen as JavaFX properties and commands; every screen area reads it. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.run;
