/** The window put together by hand: start, settings, shutdown, the snapshot command. */
@org.jspecify.annotations.NullMarked
package nablascope.ui.app;
