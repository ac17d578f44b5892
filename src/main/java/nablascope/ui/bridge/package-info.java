/** The one place where other threads meet the JavaFX thread. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.bridge;
